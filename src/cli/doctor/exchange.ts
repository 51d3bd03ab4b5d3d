/** One request of the doctor's and its answer. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  /** Lower-case names; repeated fields joined by a comma. */
  readonly fields: ReadonlyMap<string, string>;
  /** The body without its content coding. */
  readonly text: string;
  /** How much came over the wire, in bytes. */
  readonly bytes: number;
  /** Our clock when the answer came, in Unix milliseconds. */
  readonly receivedMs: number;
}

/** What can be asked of one address; `docs/doctor.md` says what each is for. */
export type Asking =
  | "get"
  | "gzip"
  | "br"
  | "head"
  | "known"
  | "since"
  | "other"
  | "person"
  | "source"
  | "slash";

/** What an address is for: by this its answers are judged. */
export type Kind =
  | "page"
  | "amp"
  | "rss"
  | "atom"
  | "json"
  | "data"
  | "opml"
  | "sitemap"
  | "robots"
  | "file"
  | "no page"
  | "no file"
  | "choice"
  | "plain http"
  | "health";

/** All that was asked of one address. */
export interface Visit {
  readonly kind: Kind;
  readonly url: string;
  /** Of an archive page: the feed whose older entries it has, where it is asked. */
  readonly archiveOf?: string;
  readonly answers: { readonly [Name in Asking]?: Exchange };
}

/** Everything the doctor saw. */
export interface Site {
  /** The origin that was asked. */
  readonly origin: string;
  /** The origin that the site gives itself; where it runs locally, that may be another. */
  readonly base: string;
  readonly isLocal: boolean;
  readonly visits: readonly Visit[];
}

export const field = (answer: Exchange | undefined, name: string): string | undefined =>
  answer?.fields.get(name);

/** The media type without parameters, in lower case. */
export const mediaTypeOf = (answer: Exchange): string =>
  (field(answer, "content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";

/** The members of a field that is a list, in lower case. */
export const listOf = (value: string | undefined): readonly string[] =>
  (value ?? "")
    .split(",")
    .map((part) => part.trim().toLowerCase())
    .filter(Boolean);

/** `max-age` in seconds; 0 where the answer must not be kept. */
export const maxAgeOf = (answer: Exchange): number | undefined => {
  const directives = listOf(field(answer, "cache-control"));
  if (directives.includes("no-store") || directives.includes("no-cache")) return 0;
  const seconds = directives.find((directive) => directive.startsWith("max-age="));
  return seconds === undefined ? undefined : Number(seconds.slice("max-age=".length));
};

export const isFeed = ({ kind }: Visit): boolean =>
  kind === "rss" || kind === "atom" || kind === "json";

export const isPage = ({ kind }: Visit): boolean => kind === "page";

/** What stands at an address and can be read: everything below is judged by the whole answer. */
export const whole = ({ answers: { get } }: Visit): Exchange | undefined =>
  get?.status === 200 ? get : undefined;
