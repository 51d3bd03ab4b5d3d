import { join } from "node:path";
import { addressLines } from "./addresses.ts";
import { type ArticleFile, type Content, type ContentPlace, readContent } from "./content.ts";
import type { Courier } from "./courier.ts";
import type { PublishedMedia } from "./media-folder.ts";
import { noProgress } from "./progress.ts";
import { type Round, publishRound } from "./publishing-round.ts";
import { complaintLines, outcomeLines, summaryLines } from "./round-report.ts";
import type { Terminal } from "./terminal.ts";
import { changesIn } from "./watch.ts";

interface LivePublishing {
  readonly courier: Courier;
  readonly place: ContentPlace;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** Publishes everything, prints what there is to open, then publishes what is saved until the signal. */
export const publishWhileSaved = async (
  live: LivePublishing,
  published: PublishedMedia,
): Promise<void> => {
  const { courier, place, terminal, signal } = live;
  const { target } = courier.client;
  const changes = changesIn(join(place.directory, place.content), signal);
  const runRound = async (
    from: Courier,
    choose: (content: Content) => readonly ArticleFile[],
  ): Promise<{ readonly content: Content; readonly round: Round } | undefined> => {
    const content = await readContent(place, published);
    if (!content.ok) {
      terminal.complain(content.error);
      return undefined;
    }
    const round = await publishRound(from, content.value, choose(content.value));
    for (const line of complaintLines(round, content.value.publication.path)) {
      terminal.complain(line);
    }
    return { content: content.value, round };
  };

  let last = await runRound(courier, (content) => content.articles);
  if (last) {
    for (const line of addresses(last.content, last.round, target.base)) terminal.print(line);
    for (const line of summaryLines(last.round)) terminal.print(line);
  }
  terminal.print(`Ready. Saving a file in ${place.content}/ publishes it; Ctrl-C ends.`);

  for await (const batch of changes) {
    const changed = new Set([...batch].filter(isContent));
    if (changed.size === 0) continue;
    const before = last;
    const next = await runRound({ ...courier, progress: noProgress }, (content) => {
      for (const slug of removedSlugs(content, changed)) {
        terminal.print(
          `${slug}.md is gone; its article stays up until \`edgewire withdraw ${slug}\`.`,
        );
      }
      return affected(content, place, changed, before?.round);
    });
    if (!next) continue;
    last = next;
    for (const line of outcomeLines(next.round, target)) terminal.print(line);
    if (next.round.articles.length === 0 && "etag" in next.round.publication) {
      terminal.print(`settings ${next.round.publication.kind}`);
    }
  }
};

/** Editors leave drafts and locks beside what they save. */
const isContent = (path: string): boolean =>
  path === "publication.yaml" || /^(?:articles\/[^/.][^/]*\.md|media\/[^.].*)$/.test(path);

/** The articles a change may concern: settings and media all of them; and whatever was held back before. */
const affected = (
  content: Content,
  place: ContentPlace,
  changed: ReadonlySet<string>,
  before: Round | undefined,
): readonly ArticleFile[] => {
  const any = [...changed].some((path) => !path.startsWith("articles/"));
  if (any || !before) return content.articles;
  const folder = join(place.directory, place.content);
  const files = new Set([...changed].map((path) => join(folder, path)));
  const withheld = new Set(before.withheld.map(({ file }) => file));
  return content.articles.filter(({ file }) => files.has(file) || withheld.has(file));
};

const removedSlugs = (content: Content, changed: ReadonlySet<string>): readonly string[] => {
  const there = new Set(content.articles.map(({ slug }) => slug));
  return [...changed]
    .flatMap((path) => /^articles\/(.+)\.md$/.exec(path)?.[1] ?? [])
    .filter((slug) => [...there].every((known) => known !== slug));
};

const addresses = (content: Content, round: Round, base: string): readonly string[] => {
  const { parsed } = content.publication;
  if (!parsed.ok) return [];
  const up = round.articles.flatMap(({ file, outcome }) =>
    "etag" in outcome && file.parsed.ok ? [file.parsed.value] : [],
  );
  return addressLines(base, parsed.value, up);
};
