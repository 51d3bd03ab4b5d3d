import type { Announce } from "../../../src/newsroom/announce.ts";

/** When everybody can fetch what KV has confirmed, and how long what goes on changing is held at most. */
const SEEN_BY_ALL_MS = 65_000;
const HELD_AT_MOST_MS = 300_000;

export const HUBS = ["https://hub-a.example/", "https://hub-b.example/"] as const;

/** An instant by the clock of the machine, which may be set, and by time as it passes. */
type Moment = readonly [wallMs: number, passedMs: number];

/** What one hub has not heard of one page. */
interface Unheard {
  /** The last record of it that KV has confirmed. */
  readonly put: Moment;
  /** The same by the clock of then, which may have been set back since what changed something. */
  readonly newest: Moment;
  /**
   * The first one: what may have changed nothing counts as long as it is not known. By the clock it is
   * the earliest: where that was set back, the hold may begin with a later one.
   */
  readonly first: Moment;
  /** The last of those that changed something. */
  readonly last?: Moment;
  /** Whether the hub must be told. */
  readonly isOwed: boolean;
  /** Whether it was told, and failed: it is told again at an instant of its own, whatever changes. */
  readonly hasFailed?: boolean;
}

/** The hubs of the settings, which hear of each change once, when it can be fetched. */
export class Hubs {
  /** Whether the next requests fail, in order. */
  fates: boolean[] = [];
  readonly violations: string[] = [];
  readonly #now: () => Moment;
  readonly #unheard = new Map<string, Unheard>();
  readonly #contents = new Map<string, string>();

  constructor(now: () => Moment) {
    this.#now = now;
  }

  /** KV has confirmed a record. */
  confirmed(key: string, content: string): void {
    const path = pageOf(key);
    if (path === undefined) return;
    const before = this.#contents.get(key);
    this.#contents.set(key, content);
    const put = this.#now();
    // Of a feed that the settings drop no hub hears any longer.
    const isNews = content !== before && !path.startsWith("/feeds/");
    // Nobody can have subscribed to an article before it was there; of lists this is not said.
    const mayBeFirst = before === undefined && path.startsWith("/articles/");
    for (const hub of HUBS) {
      const known = this.#unheard.get(hub + path);
      const isOwed = known?.isOwed === true || (isNews && !mayBeFirst);
      this.#unheard.set(hub + path, {
        ...known,
        put: later(put, known?.put),
        newest: put,
        first: earlier(put, known?.first),
        ...(isNews && { last: put }),
        isOwed,
      });
    }
  }

  readonly announce: Announce = async (hub, paths) => {
    if (this.fates.shift() === true) {
      for (const path of paths) {
        const unheard = this.#unheard.get(hub + path);
        if (unheard) this.#unheard.set(hub + path, { ...unheard, hasFailed: true });
      }
      throw new Error("The hub answered 503");
    }
    for (const path of paths) this.#told(hub, path);
  };

  /** The pages that a hub should have heard of, of those that there are. */
  owed(pages: readonly string[]): readonly string[] {
    return HUBS.flatMap((hub) => pages.map((path) => hub + path)).filter(
      (topic) => this.#unheard.get(topic)?.isOwed,
    );
  }

  #told(hub: string, path: string): void {
    const unheard = this.#unheard.get(hub + path);
    if (!unheard) {
      this.violations.push(`${hub} was told of ${path}, which had not changed`);
      return;
    }
    const now = this.#now();
    const sinceMs = (moment: Moment): Moment => [now[0] - moment[0], now[1] - moment[1]];
    const isRecent = (ms: number): boolean => ms < SEEN_BY_ALL_MS;
    const { put, newest, first, last, hasFailed } = unheard;
    const isEarly = last && [last, newest].every((moment) => sinceMs(moment).every(isRecent));
    if (!hasFailed && isEarly) {
      const isLong = sinceMs(first).some((ms) => ms >= HELD_AT_MOST_MS);
      if (!isLong) this.violations.push(`${hub} was told of ${path} too soon`);
    }
    // What came too late to be fetched by then is told once more.
    if (last && isEarly) {
      this.#unheard.set(hub + path, { put, newest, first: newest, last, isOwed: true });
    } else if (sinceMs(put).some(isRecent)) {
      this.#unheard.set(hub + path, { put, newest, first: newest, isOwed: false });
    } else this.#unheard.delete(hub + path);
  }
}

/** The clock may have been set back meanwhile. */
const later = (one: Moment, other: Moment = one): Moment => [
  Math.max(one[0], other[0]),
  Math.max(one[1], other[1]),
];

const earlier = (one: Moment, other: Moment = one): Moment => [
  Math.min(one[0], other[0]),
  Math.min(one[1], other[1]),
];

const pageOf = (key: string): string | undefined => {
  const [kind, , subject = ""] = key.split(":");
  if (kind === "resource") return `/articles/${subject}`;
  if (kind !== "edition") return undefined;
  return subject === "front" ? "/" : `/${subject}`;
};
