import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { writeArticle } from "../../authoring/source/article.ts";
import { writePublication } from "../../authoring/source/publication.ts";
import { MEDIA_NAME } from "../../model/media.ts";
import { type Result, ok } from "../../model/result.ts";
import type { Submission } from "../../model/submission.ts";
import { servedArticles } from "../article-list.ts";
import type { Client } from "../client.ts";
import { inLanes } from "../lanes.ts";
import { writeWhole } from "../manifest.ts";
import { type FileProblem, inFile, inReadingOrder } from "../problem-report.ts";
import type { Progress } from "../progress.ts";
import { servedRedirects } from "../redirects.ts";
import { REDIRECTS_FILE, writeRedirects } from "../redirects-file.ts";
import { servedPublication, servedSubmission } from "../served-document.ts";
import {
  type WrittenFile,
  articleFiles,
  digestOf,
  keepWritten,
  readWritten,
  removeMoved,
} from "./earlier-export.ts";
import { downloadMedia } from "./media-files.ts";

export interface Exported {
  readonly articles: number;
  /** Of media. */
  readonly files: number;
  /** What is not there, or not as the server has it. */
  readonly problems: readonly FileProblem[];
  /** What is in the folder and no article of the server, or one of another state, and is not ours to remove. */
  readonly surplus: readonly string[];
  /** Files of an earlier export whose articles stand elsewhere in the folder now. */
  readonly removed: readonly string[];
}

const LANES = 8;
const FOLDERS = ["articles", "drafts"] as const;

/**
 * Writes a content folder that says what a server has: settings, every article, withdrawn ones too, old
 * addresses, and the files they name. The same newsroom gives the same bytes.
 * @param directory where what was written is remembered, so that the next export removes what stands elsewhere
 */
export const exportNewsroom = async (
  client: Client,
  directory: string,
  folder: string,
  progress: Progress,
): Promise<Result<Exported, string>> => {
  const settings = await servedPublication(client);
  if (!settings.ok) return settings;
  const served = await servedArticles(client);
  if (!served.ok) return served;
  for (const name of FOLDERS) await mkdir(join(folder, name), { recursive: true });

  const problems: FileProblem[] = [];
  const media = new Map<string, string>();
  const known = new Set<string>();
  const earlier = await readWritten(directory, folder);
  const now = new Map<string, WrittenFile>();
  const keep = async (path: string, source: string, isExact: boolean): Promise<void> => {
    for (const name of namesIn(source)) media.set(name, path);
    if (!isExact) problems.push(...inFile(path, [{ detail: INEXACT }]));
    await writeWhole(join(folder, path), source);
  };
  const publication = await writePublication(settings.value.value);
  await keep("publication.yaml", publication.source, publication.isExact);
  const redirects = await servedRedirects(client);
  if (!redirects.ok) return redirects;
  await writeWhole(join(folder, REDIRECTS_FILE), writeRedirects(redirects.value));

  const { language } = settings.value.value;
  const step = progress.begin("Articles", served.value.length, "items");
  const written = await inLanes(LANES, served.value, async ({ slug, state }) => {
    if (client.signal.aborted) return 0;
    const found = await servedSubmission(client, slug, language);
    step.advance(1);
    if (!found.ok) {
      for (const name of FOLDERS) known.add(`${name}/${slug}.md`);
      problems.push(...inFile(slug, [{ detail: found.error }]));
      return 0;
    }
    const path = `${folderOf(state, found.value.value)}/${slug}.md`;
    const { source, isExact } = await writeArticle(found.value.value, language);
    known.add(path);
    await keep(path, source, isExact);
    now.set(path, { digest: digestOf(source), id: found.value.value.article.id });
    return 1;
  });
  step.end();
  const files = await downloadMedia(
    client,
    join(folder, "media"),
    [...media.keys()].sort(),
    progress,
  );
  problems.push(
    ...files.missing.flatMap(({ name, detail }) => inFile(media.get(name) ?? "", [{ detail }])),
  );
  // Of an export that was stopped, nobody knows what is surplus.
  const isWhole = !client.signal.aborted;
  const there = isWhole ? await articleFiles(folder, FOLDERS) : [];
  const surplus = there.filter((path) => !known.has(path));
  const removed = await removeMoved(folder, surplus, earlier, now);
  const remembered = [...earlier].filter(([path]) => !removed.has(path));
  await keepWritten(directory, folder, new Map([...remembered, ...now]));
  return ok({
    articles: written.reduce<number>((sum, count) => sum + count, 0),
    files: files.present,
    problems: inReadingOrder(problems),
    surplus: surplus.filter((path) => !removed.has(path)),
    removed: [...removed],
  });
};

/** What is held and has no embargo to say so stands apart, where nothing publishes it. */
const folderOf = (state: string, { embargo }: Submission): (typeof FOLDERS)[number] =>
  state === "draft" || (state === "scheduled" && embargo === undefined) ? "drafts" : "articles";

const INEXACT =
  "does not say everything that the server has: it has something that files have no words for";

const namesIn = (source: string): readonly string[] =>
  [...source.matchAll(/media\/([0-9a-f]{64}\.[a-z0-9]+)/g)].flatMap(([, name = ""]) =>
    MEDIA_NAME.test(name) ? [name] : [],
  );
