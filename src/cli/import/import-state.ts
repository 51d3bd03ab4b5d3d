import { appendFile, readFile } from "node:fs/promises";
import { z } from "zod";
import type { MediaFacts } from "../../authoring/context.ts";
import { ifPresent } from "../missing-file.ts";

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

/** What a server acknowledged, so that the next run goes on where this one ended. */
export interface ImportState {
  readonly articles: ReadonlyMap<string, { readonly etag: string; readonly digest: string }>;
  readonly pictures: ReadonlyMap<string, KeptPicture>;
  readonly keepArticle: (slug: string, etag: string, digest: string) => Promise<void>;
  readonly keepPicture: (src: string, picture: KeptPicture) => Promise<void>;
}

/** One line for each thing that was done, the last one of a name counts; half a line is none. */
export const openState = async (file: string): Promise<ImportState> => {
  const articles = new Map<string, { readonly etag: string; readonly digest: string }>();
  const pictures = new Map<string, KeptPicture>();
  const text = (await ifPresent(readFile(file, "utf8"))) ?? "";
  for (const line of text.split("\n")) {
    const read = LINE.safeParse(jsonOf(line)).data;
    if (!read) continue;
    if ("slug" in read) articles.set(read.slug, { etag: read.etag, digest: read.digest });
    else pictures.set(read.src, { name: read.name, facts: read.facts });
  }
  // What a stopped run left unfinished must not swallow the next line.
  if (text !== "" && !text.endsWith("\n")) await appendFile(file, "\n");
  const keep = (line: object): Promise<void> => appendFile(file, `${JSON.stringify(line)}\n`);
  return {
    articles,
    pictures,
    keepArticle: (slug, etag, digest) => {
      articles.set(slug, { etag, digest });
      return keep({ slug, etag, digest });
    },
    keepPicture: (src, picture) => {
      pictures.set(src, picture);
      return keep({ src, ...picture });
    },
  };
};

const jsonOf = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // SyntaxError: a line that was not finished
  }
};
