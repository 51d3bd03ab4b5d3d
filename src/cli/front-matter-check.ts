import { z } from "zod";
import type { YamlSource } from "../authoring/yaml-source.ts";
import { type TagUri, isSlug, isTagUri } from "../model/identity.ts";
import { type Instant, parseInstant } from "../model/instant.ts";
import { nearest } from "../model/nearest.ts";
import type { Problem } from "../model/problem.ts";
import { labelOf } from "../model/label.ts";
import type { Publication } from "../model/publication.ts";

const word = z.string().optional().catch(undefined);
const notes = z.array(z.object({ at: word }).catch({})).catch([]);

/** What can be judged of front matter even where the rest of the article cannot be read. */
const FRONT_MATTER = z.object({
  id: word,
  publishedAt: word,
  embargo: word,
  updatedAt: word,
  section: word,
  topics: z.array(word).catch([]),
  story: word,
  byline: z.array(z.record(z.string(), word).catch({})).catch([]),
  corrections: notes,
  developments: notes,
});

/** A text and where it stands. */
type Field = readonly [path: readonly (number | string)[], written: string | undefined];

export const idOf = (yaml: YamlSource | undefined): TagUri | undefined => {
  const id = FRONT_MATTER.safeParse(yaml?.value).data?.id;
  return id !== undefined && isTagUri(id) ? id : undefined;
};

/** The sections, topics, stories and people that `publication.yaml` does not have. */
export const unknownLabels = (yaml: YamlSource, publication: Publication): readonly Problem[] => {
  const read = FRONT_MATTER.safeParse(yaml.value);
  if (!read.success) return [];
  const { section, topics, story, byline } = read.data;
  const unknown = (kind: "authors" | "sections" | "stories" | "topics", fields: readonly Field[]) =>
    fields.flatMap(([path, key]) => {
      const labels: Readonly<Record<string, unknown>> = publication[kind] ?? {};
      if (key === undefined || !isSlug(key) || labelOf(labels, key) !== undefined) return [];
      const better = nearest(key, Object.keys(labels));
      const hint = better ? `did you mean ${better}?` : `add it there, or use one that is there`;
      const detail = `\`${key}\` is not among the ${kind} of publication.yaml; ${hint}`;
      return [yaml.locate({ path, detail, isName: false })];
    });
  return [
    ...unknown("sections", [[["section"], section]]),
    ...unknown(
      "topics",
      topics.map((topic, index): Field => [["topics", index], topic]),
    ),
    ...unknown("stories", [[["story"], story]]),
    ...unknown(
      "authors",
      byline.flatMap((entry, index) =>
        Object.entries(entry).map(([role, author]): Field => [["byline", index, role], author]),
      ),
    ),
  ];
};

/**
 * The dates that have not come yet, for the server refuses them. Not the withdrawal's: that is the
 * server's own instant, and its clock may be ahead of ours.
 */
export const futureDates = (yaml: YamlSource, now: Instant): readonly Problem[] => {
  const read = FRONT_MATTER.safeParse(yaml.value);
  if (!read.success) return [];
  const { publishedAt, embargo, updatedAt, corrections, developments } = read.data;
  // What is under an embargo is judged as of its end.
  const end = parseInstant(embargo ?? "");
  const publication = end !== undefined && end > now ? end : now;
  const fields: readonly Field[] = [
    [["publishedAt"], publishedAt],
    [["updatedAt"], updatedAt],
    ...corrections.map(({ at }, index): Field => [["corrections", index, "at"], at]),
    ...developments.map(({ at }, index): Field => [["developments", index, "at"], at]),
  ];
  return fields.flatMap(([path, written]) => {
    const at = parseInstant(written ?? "");
    if (at === undefined || at <= publication) return [];
    const detail = `is ${at}, which lies in the future: nothing is published before its time`;
    return [yaml.locate({ path, detail, isName: false })];
  });
};
