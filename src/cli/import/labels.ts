import { createHash } from "node:crypto";
import { TOPICS_MAX } from "../../authoring/limits.ts";
import { type Slug, isSlug, slugify } from "../../model/identity.ts";
import type { Publication } from "../../model/publication.ts";
import { houseAuthor } from "../house-author.ts";
import type { ForeignArticle, ForeignLabel } from "./foreign-article.ts";
import type { Survey } from "./survey.ts";

/** Which key of the publication each name of the source is. */
export interface Labels {
  /** The settings, with what they lacked. */
  readonly publication: Publication;
  /** What was added, as `sections: world-news (World news)`. */
  readonly added: readonly string[];
  /** Who signs what names no author, and how many those were, where nobody said who does. */
  readonly house: { readonly author: Slug; readonly name: string; readonly signed: () => number };
  readonly classify: (
    article: ForeignArticle,
    report: (detail: string) => void,
  ) => {
    readonly section: Slug;
    readonly topics: readonly Slug[];
    readonly writers: readonly Slug[];
  };
}

/** What stands where an article names none. */
export interface Defaults {
  readonly section: Slug;
  /** Whoever signs for the publication where it is absent. */
  readonly author: Slug | undefined;
}

type Kind = "sections" | "topics" | "stories" | "authors";

/** Finds a key for every name, and adds those that the settings do not have. */
export const labelsOf = (publication: Publication, survey: Survey, defaults: Defaults): Labels => {
  const added: string[] = [];
  let unsigned = 0;
  const kinds = {
    sections: { ...publication.sections },
    topics: { ...publication.topics },
    stories: { ...publication.stories },
    authors: { ...publication.authors },
  };
  const known = { sections: index(), topics: index(), stories: index(), authors: index() };
  const add = (kind: Kind, label: ForeignLabel): void => {
    const name =
      kind === "authors" ? (survey.authors.get(label.key ?? "") ?? label.name) : label.name;
    const there: Readonly<Record<string, Named>> = kinds[kind];
    const named = Object.entries(there).find(([, value]) => nameOf(value) === name);
    const key = named?.[0] ?? keyOf({ ...label, name });
    known[kind].set(label, key as Slug);
    if (Object.hasOwn(there, key)) return;
    added.push(`${kind}: ${key} (${name})`);
    if (kind === "authors") kinds.authors[key] = { name, kind: "person" };
    else kinds[kind][key] = { label: name };
  };
  for (const label of survey.sections) add("sections", label);
  for (const label of survey.topics) add("topics", label);
  for (const label of survey.stories) add("stories", label);
  for (const label of survey.writers) add("authors", label);
  // Nobody is credited with what is not known to be theirs.
  const publisher = { name: publication.title };
  const house = defaults.author ?? houseAuthor(publication) ?? keyOf(publisher);
  if (survey.unsigned > 0 && !Object.hasOwn(kinds.authors, house)) {
    added.push(`authors: ${house} (${publisher.name})`);
    kinds.authors[house] = { ...publisher, kind: "organization" };
  }
  const { stories, ...others } = kinds;
  return {
    publication: {
      ...publication,
      ...others,
      // Settings without any are equal to our own file without any.
      ...((publication.stories || Object.keys(stories).length > 0) && { stories }),
    },
    added,
    house: {
      author: house,
      name: kinds.authors[house]?.name ?? house,
      signed: () => (defaults.author === undefined ? unsigned : 0),
    },
    classify: ({ categories: [first, ...others], tags, authors }, report) => {
      const keys = (kind: Kind, labels: readonly ForeignLabel[]): readonly Slug[] => [
        // A draft may name what the settings will have when it is published.
        ...new Set(labels.map((label) => known[kind].get(label) ?? keyOf(label))),
      ];
      const topics = keys("topics", [...others, ...tags]);
      if (topics.length > TOPICS_MAX) {
        report(`has ${topics.length} topics; the first ${TOPICS_MAX} came along`);
      }
      const writers = keys("authors", authors);
      if (writers.length === 0) unsigned += 1;
      return {
        section: first ? (keys("sections", [first])[0] ?? defaults.section) : defaults.section,
        topics: topics.slice(0, TOPICS_MAX),
        writers: writers.length > 0 ? writers : [house],
      };
    },
  };
};

type Named = { readonly label: string } | { readonly name: string };

const nameOf = (label: Named): string => ("label" in label ? label.label : label.name);

const index = () => {
  const keys = new Map<string, Slug>();
  const of = ({ key, name }: ForeignLabel): string => `${key ?? ""}\n${name}`;
  return {
    get: (label: ForeignLabel) => keys.get(of(label)),
    set: (label: ForeignLabel, key: Slug): void => void keys.set(of(label), key),
  };
};

/** The source's own key where it can be part of a URL, else one made of the name. */
const keyOf = ({ key, name }: ForeignLabel): Slug => {
  if (key !== undefined && isSlug(key)) return key;
  const made = slugify(name);
  return (made || createHash("sha256").update(name).digest("hex").slice(0, 12)) as Slug;
};
