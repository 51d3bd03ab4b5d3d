import { randomInt } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { sample } from "./served.ts";

/** What the suite reads of the sample newsroom's own sources: never what we rendered. */
export interface Source {
  readonly slug: string;
  readonly withdrawn: boolean;
  readonly frontMatter: {
    readonly id: string;
    readonly title: string;
    readonly summary: string;
    readonly publishedAt: string;
    readonly updatedAt?: string;
    readonly language?: string;
    readonly byline: readonly Record<string, string>[];
    readonly section: string;
    readonly topics?: readonly string[];
    readonly picture?: { readonly src: string };
    readonly canonicalUrl?: string;
    readonly licence?: { readonly url: string };
    readonly corrections?: readonly { readonly at: string }[];
    readonly developments?: readonly { readonly at: string }[];
  };
  /** Markdown. */
  readonly body: string;
}

export const CONTENT = join(import.meta.dirname, "../../content");
const ARTICLES = join(CONTENT, "articles");

export const sources: readonly Source[] = readdirSync(ARTICLES)
  .filter((name) => name.endsWith(".md"))
  .map((name) => {
    const [, yaml = "", ...rest] = readFileSync(join(ARTICLES, name), "utf8").split(/^---$/m);
    const frontMatter = parse(yaml) as Source["frontMatter"] & { readonly withdrawn?: unknown };
    return {
      slug: name.slice(0, -3),
      withdrawn: frontMatter.withdrawn !== undefined,
      frontMatter,
      body: rest.join("---"),
    };
  });

export const publishedSources = sources.filter(({ withdrawn }) => !withdrawn);

/** Where the sample newsroom is served for this run: real workerd, published through the real API. */
export const origin = (): string => sample().origin;

let clients = randomInt(0x10000);

/**
 * The fields of a client that was never here, as the edge would report it (RFC 3849's network):
 * together the judges fetch a feed more often than one client should.
 */
export const aNewClient = (): Record<string, string> => ({
  "CF-Connecting-IP": `2001:db8:${(clients++ % 0x10000).toString(16)}::1`,
});

/** Fetches a document; a status other than 200 is an error. */
export const read = async (path: string, from: string = origin()): Promise<string> => {
  const response = await fetch(new URL(path, from), { headers: aNewClient() });
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  return response.text();
};

const settings = parse(readFileSync(join(CONTENT, "publication.yaml"), "utf8")) as {
  readonly languages: Readonly<Record<string, unknown>>;
  readonly feeds: Readonly<Record<string, unknown>>;
};

/** The page of every feed that has entries: the front page, each section, topic, writer, language, selection and article. */
export const feedPaths = (): readonly string[] => {
  const live = publishedSources.map(({ frontMatter }) => frontMatter);
  const writers = live.flatMap(({ byline }) => byline.flatMap((entry) => entry["writer"] ?? []));
  return [
    "",
    ...Object.keys(settings.languages).map((tag) => `/languages/${tag.toLowerCase()}`),
    ...Object.keys(settings.feeds).map((name) => `/feeds/${name}`),
    ...new Set(live.map(({ section }) => `/sections/${section}`)),
    ...new Set(live.flatMap(({ topics = [] }) => topics.map((topic) => `/topics/${topic}`))),
    ...new Set(writers.map((writer) => `/authors/${writer}`)),
    ...publishedSources.map(({ slug }) => `/articles/${slug}`),
  ];
};
