import { join } from "node:path";
import type { Slug } from "../model/identity.ts";
import type { Instant } from "../model/instant.ts";
import { addressLines } from "./addresses.ts";
import { type Client, succeeded } from "./client.ts";
import { command } from "./command.ts";
import {
  type ArticleFile,
  type Content,
  type ContentPlace,
  contentFolder,
  readContent,
} from "./content.ts";
import type { Courier } from "./courier.ts";
import { articleApiPath } from "./delivery.ts";
import type { PublishedMedia } from "./media-folder.ts";
import { noProgress } from "./progress.ts";
import { type Round, publishRound } from "./publishing-round.ts";
import { REDIRECTS_FILE } from "./redirects-file.ts";
import { complaintLines, outcomeLines, summaryLines, warningLines } from "./round-report.ts";
import type { Terminal } from "./terminal.ts";
import { changesIn } from "./watch.ts";

interface LivePublishing {
  readonly courier: Courier;
  readonly place: ContentPlace;
  readonly terminal: Terminal;
  readonly now: () => Instant;
  readonly signal: AbortSignal;
}

/** Publishes everything, prints what there is to open, then publishes what is saved until the signal. */
export const publishWhileSaved = async (
  live: LivePublishing,
  published: PublishedMedia,
): Promise<void> => {
  const { courier, place, terminal, now, signal } = live;
  const { target } = courier.client;
  const changes = changesIn(contentFolder(place), signal);
  const runRound = async (
    from: Courier,
    choose: (content: Content) => readonly ArticleFile[],
  ): Promise<{ readonly content: Content; readonly round: Round } | undefined> => {
    const content = await readContent(place, published);
    if (!content.ok) {
      terminal.complain(content.error);
      return undefined;
    }
    const articles = choose(content.value);
    const isWhole = articles.length === content.value.articles.length;
    const selection = { content: content.value, articles, isWhole };
    const round = await publishRound(from, selection, now());
    for (const line of complaintLines(round, target)) terminal.complain(line);
    return { content: content.value, round };
  };

  let last = await runRound(courier, (content) => content.articles);
  if (last) {
    for (const line of warningLines(last.round)) terminal.complain(line);
    for (const line of await addresses(courier.client, last.round)) terminal.print(line);
    for (const line of summaryLines(last.round)) terminal.print(line);
  }
  terminal.print(`Ready. Saving a file in ${place.content}/ publishes it; Ctrl-C ends.`);

  for await (const batch of changes) {
    const changed = new Set([...batch].filter(isContent));
    if (changed.size === 0) continue;
    const before = last;
    const next = await runRound({ ...courier, progress: noProgress }, (content) =>
      affected(content, place, changed, before?.round),
    );
    if (!next) continue;
    last = next;
    for (const slug of removedSlugs(before?.content, next.content)) {
      if (!(await isUp(courier, slug))) continue;
      const advice = command(`withdraw ${slug}`);
      terminal.print(`${slug}.md is gone; its article stays up until \`${advice}\`.`);
    }
    for (const line of outcomeLines(next.round, target)) terminal.print(line);
    const { kind } = next.round.publication;
    if (next.round.articles.length === 0 && (kind === "changed" || kind === "created")) {
      terminal.print(`settings ${kind}`);
    }
  }
};

/** Editors leave drafts and locks beside what they save. */
const isContent = (path: string): boolean =>
  path === "publication.yaml" ||
  path === REDIRECTS_FILE ||
  /^(?:articles\/[^/.][^/]*\.md|media\/[^.].*)$/.test(path);

/** The articles a change may concern: settings and media all of them; and whatever was held back before. */
const affected = (
  content: Content,
  place: ContentPlace,
  changed: ReadonlySet<string>,
  before: Round | undefined,
): readonly ArticleFile[] => {
  const any = [...changed].some((path) => !path.startsWith("articles/"));
  if (any || !before) return content.articles;
  const folder = contentFolder(place);
  const files = new Set([...changed].map((path) => join(folder, path)));
  const withheld = new Set(before.withheld.map(({ file }) => file));
  return content.articles.filter(({ file }) => files.has(file) || withheld.has(file));
};

/** The articles whose files were there before, without those that were withdrawn. */
const removedSlugs = (before: Content | undefined, after: Content): readonly Slug[] => {
  const left = new Set(after.articles.map(({ slug }) => slug));
  return (before?.articles ?? []).flatMap(({ slug, parsed }) => {
    const withdrawn = parsed.ok && parsed.value.withdrawn !== undefined;
    return slug === undefined || withdrawn || left.has(slug) ? [] : [slug];
  });
};

/** Whether an article that was published from here is there still: it may have moved. */
const isUp = async ({ client, manifest }: Courier, slug: Slug): Promise<boolean> => {
  if (!manifest.manifest().articles.has(slug)) return false;
  const there = await client.send({ method: "GET", path: articleApiPath(slug) });
  return there.ok && succeeded(there.value) && there.value.header("article-state") === "live";
};

const addresses = async (client: Client, round: Round): Promise<readonly string[]> => {
  const { parsed } = round.settings;
  if (!parsed.ok) return [];
  const up = round.articles.flatMap(({ file, outcome }) =>
    "etag" in outcome && file.parsed.ok ? [file.parsed.value] : [],
  );
  return addressLines(client, parsed.value, up);
};
