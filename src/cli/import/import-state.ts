import { createReadStream } from "node:fs";
import { appendFile, stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { MediaFacts } from "../../authoring/context.ts";
import { ifPresent } from "../missing-file.ts";
import type { Catalogue } from "./catalogue.ts";

const ARTICLE = z.object({ slug: z.string(), etag: z.string(), digest: z.string() });
const PICTURE = z.object({
  src: z.string(),
  name: z.string(),
  facts: z.object({
    url: z.string(),
    type: z.string(),
    bytes: z.number(),
    width: z.number(),
    height: z.number(),
  }),
});
const LINE = z.union([ARTICLE, PICTURE]);

/** A picture that was fetched. */
export interface KeptPicture {
  /** `<sha256>.<extension>`. */
  readonly name: string;
  readonly facts: MediaFacts & { readonly width: number; readonly height: number };
}

interface Acknowledged {
  readonly etag: string;
  readonly digest: string;
}

/** What a server acknowledged, so that the next run goes on where this one ended. */
export interface ImportState {
  readonly article: (slug: string) => Acknowledged | undefined;
  readonly picture: (src: string) => KeptPicture | undefined;
  readonly keepArticle: (slug: string, etag: string, digest: string) => Promise<void>;
  readonly keepPicture: (src: string, picture: KeptPicture) => Promise<void>;
}

/**
 * One line for each thing that was done, the last one of a name counts; half a line is none.
 * @param catalogue finds them again
 */
export const openState = async (file: string, catalogue: Catalogue): Promise<ImportState> => {
  const noteArticle = (slug: string, acknowledged: Acknowledged): void =>
    catalogue.note(`sent ${slug}`, acknowledged);
  const notePicture = (src: string, picture: KeptPicture): void =>
    catalogue.note(`fetched ${src}`, picture);
  for await (const line of linesOf(file)) {
    const read = LINE.safeParse(jsonOf(line)).data;
    if (!read) continue;
    if ("slug" in read) noteArticle(read.slug, { etag: read.etag, digest: read.digest });
    else notePicture(read.src, { name: read.name, facts: read.facts });
  }
  // What a stopped run left unfinished must not swallow the next line.
  if (!(await endsWithLine(file))) await appendFile(file, "\n");
  const keep = (line: object): Promise<void> => appendFile(file, `${JSON.stringify(line)}\n`);
  return {
    article: (slug) => catalogue.noted(`sent ${slug}`) as Acknowledged | undefined,
    picture: (src) => catalogue.noted(`fetched ${src}`) as KeptPicture | undefined,
    keepArticle: (slug, etag, digest) => {
      noteArticle(slug, { etag, digest });
      return keep({ slug, etag, digest });
    },
    keepPicture: (src, picture) => {
      notePicture(src, picture);
      return keep({ src, ...picture });
    },
  };
};

async function* linesOf(file: string): AsyncGenerator<string> {
  if (!(await ifPresent(stat(file)))) return;
  yield* createInterface({ input: createReadStream(file), crlfDelay: Infinity });
}

const endsWithLine = async (file: string): Promise<boolean> => {
  const { size = 0 } = (await ifPresent(stat(file))) ?? {};
  if (size === 0) return true;
  let last = "";
  for await (const chunk of createReadStream(file, { start: size - 1 })) last += String(chunk);
  return last === "\n";
};

const jsonOf = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // SyntaxError: a line that was not finished
  }
};
