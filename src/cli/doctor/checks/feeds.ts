import { type Site, type Visit, isFeed, whole } from "../exchange.ts";
import { type Check, type Complaints, type Sight, ofEach, quoted } from "../finding.ts";
import type { SeenEntry, SeenFeed } from "../reading/seen-feed.ts";
import { feedAt, readableFeedAt } from "./readings.ts";

/** How far ahead of our clock a date may be, in milliseconds. */
const AHEAD_MAX_MS = 60_000;

const instantOf = (written: string | undefined): number =>
  written === undefined ? Number.NaN : Date.parse(written);

/** RFC 822 with a year of four digits, as RSS wants; RFC 3339 elsewhere. */
const RSS_DATE =
  /^(?:\w{3}, )?\d{1,2} \w{3} \d{4} \d\d:\d\d(?::\d\d)? (?:GMT|UTC?|Z|[+-]\d{4}|[ECMP][SD]T)$/;
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

const isDate = (written: string, { kind }: Visit): boolean =>
  (kind === "rss" ? RSS_DATE : TIMESTAMP).test(written) && !Number.isNaN(instantOf(written));

/** Entries are named by their number, as a reader of the source counts. */
const place = (index: number, name: string): string => `${name} of entry ${index + 1}`;

const repeated = (ids: readonly string[]): readonly string[] => [
  ...new Set(ids.filter((id, index) => ids.indexOf(id) !== index)),
];

/** The feeds of one page, which say the same in three formats. */
const siblings = (site: Site): readonly (readonly Visit[])[] => {
  const folders = Map.groupBy(
    site.visits.filter((visit) => isFeed(visit) && readableFeedAt(visit)),
    ({ url }) => url.slice(0, url.lastIndexOf("/")),
  );
  return [...folders.values()].filter(({ length }) => length > 1);
};

const idsOf = (visit: Visit): readonly string[] =>
  (readableFeedAt(visit)?.entries ?? []).flatMap(({ id }) => id ?? []);

/** Where two formats of one feed disagree about what each entry says by itself. */
const disagreements = (
  site: Site,
  said: (entry: SeenEntry) => string | number | undefined,
  name: string,
): readonly Sight[] =>
  siblings(site).flatMap(([first, ...others]) => {
    const known = new Map(
      (first && readableFeedAt(first)?.entries)?.map((entry) => [entry.id, said(entry)]),
    );
    return others.flatMap((other) =>
      (readableFeedAt(other)?.entries ?? []).flatMap((entry, index) => {
        const [ours, theirs] = [said(entry), known.get(entry.id)];
        if (ours === undefined || theirs === undefined || Object.is(ours, theirs)) return [];
        return [
          {
            url: other.url,
            field: place(index, name),
            seen: `${ours}; ${first?.url} says ${theirs}`,
          },
        ];
      }),
    );
  });

const ofEachFeed = (
  look: (feed: SeenFeed, visit: Visit, receivedMs: number) => Complaints,
): Check["look"] =>
  ofEach((visit) => {
    const feed = readableFeedAt(visit);
    return feed && look(feed, visit, whole(visit)?.receivedMs ?? 0);
  });

/** What feeds say. */
export const FEEDS: readonly Check[] = [
  {
    name: "well-formed",
    promise: "Every feed is well-formed XML, or JSON Feed 1.1",
    why: "One stray character, and most readers show nothing of the feed.",
    look: ofEach((visit) => {
      const feed = feedAt(visit);
      return feed && !feed.ok && { field: "body", seen: feed.error };
    }),
  },
  {
    name: "required members",
    promise: "Every feed has what RSS 2.0, RFC 4287 or JSON Feed 1.1 requires",
    why: "Each reader that keeps to the standard does something else without it.",
    look: ofEachFeed(({ missing }) => missing.map((name) => ({ field: name, seen: "absent" }))),
  },
  {
    name: "ids",
    promise: "Every entry has an id, which is a URI, and no two have the same",
    why: "By its id a reader knows what it has shown: without one, articles come twice or never.",
    look: ofEachFeed(({ entries }) => [
      ...entries.map(({ id }, index) => {
        const isUri = id !== undefined && /^[a-z][a-z\d+.-]*:\S+$/i.test(id);
        return !isUri && { field: place(index, "id"), seen: quoted(id) };
      }),
      ...repeated(entries.flatMap(({ id }) => id ?? [])).map((id) => ({
        field: "id",
        seen: `${quoted(id)} more than once`,
      })),
    ]),
  },
  {
    name: "same ids in each format",
    promise: "RSS, Atom and JSON Feed of one page have the same entries with the same ids",
    why: "Who changes the format, or has two, gets everything again.",
    look: (site) =>
      siblings(site).flatMap(([first, ...others]) =>
        others.flatMap((other) => {
          const [theirs, ours] = [first ? idsOf(first) : [], idsOf(other)];
          const absent = theirs.filter((id) => !ours.includes(id));
          const added = ours.filter((id) => !theirs.includes(id));
          if (absent.length + added.length === 0) return [];
          const seen = `${absent.length} that ${first?.url} has are absent, ${added.length} are here alone: ${quoted([...absent, ...added][0])}`;
          return [{ url: other.url, field: "id", seen }];
        }),
      ),
  },
  {
    name: "same addresses and dates in each format",
    promise: "An entry has one address and one date of publication, whatever the format",
    why: "Readers sort by the date, and partners count by the address.",
    look: (site) => [
      ...disagreements(site, ({ url }) => url, "address"),
      ...disagreements(
        site,
        // RSS counts in seconds.
        ({ published }) =>
          published === undefined ? undefined : Math.floor(instantOf(published) / 1000),
        "date of publication (Unix)",
      ),
    ],
  },
  {
    name: "dates",
    promise: "Every date can be read, and none is in the future",
    why: "An entry without a date comes at the top, one from the future stays there.",
    look: ofEachFeed(({ entries, updated }, visit, receivedMs) => {
      const dates = [
        { field: "updated of the feed", written: updated },
        ...entries.flatMap((entry, index) => [
          { field: place(index, "published"), written: entry.published },
          { field: place(index, "updated"), written: entry.updated },
        ]),
      ];
      return dates.map(({ field, written }) => {
        if (written === undefined) return false;
        if (!isDate(written, visit)) return { field, seen: quoted(written) };
        const isAhead = instantOf(written) > receivedMs + AHEAD_MAX_MS;
        return isAhead && { field, seen: `${quoted(written)}, which is to come` };
      });
    }),
  },
  {
    name: "updated follows the newest entry",
    promise: "A feed's `updated` is not before its newest entry's",
    why: "Aggregators that look at it first miss what is newer.",
    look: ofEachFeed(({ entries, updated }) => {
      const dates = entries.flatMap((entry) => [entry.published, entry.updated]).map(instantOf);
      const newest = Math.max(...dates.filter((at) => !Number.isNaN(at)));
      return [
        updated !== undefined &&
          instantOf(updated) < newest && {
            field: "updated of the feed",
            seen: `${quoted(updated)}; the newest entry is of ${new Date(newest).toISOString()}`,
          },
      ];
    }),
  },
];
