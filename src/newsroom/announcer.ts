import { hasFeed } from "../model/feed-catalogue.ts";
import { feedPath } from "../model/feed-key.ts";
import type { Publication } from "../model/publication.ts";
import type { ProjectorPorts } from "./conditions.ts";
import type { Announcement, Announcements } from "./ledger/announcements.ts";
import type { OutboxRow } from "./ledger/outbox-row.ts";
import type { Publications } from "./ledger/publications.ts";
import { PRIORITY } from "./priority.ts";
import type { Projected } from "./projection.ts";
import { ANNOUNCEMENT_ATTEMPTS, PATHS_AT_ONCE, retryAfterMs } from "./schedule.ts";

/**
 * Tells each hub of the settings which topics changed, once everybody can fetch them: a hub that asks
 * too soon gets the old document and tells nobody (WebSub §7). A hub that fails holds up nothing else.
 */
export class Announcer {
  readonly #announcements: Announcements;
  readonly #publications: Publications;
  readonly #ports: Pick<ProjectorPorts, "now" | "conditions">;

  constructor(
    announcements: Announcements,
    publications: Publications,
    ports: Pick<ProjectorPorts, "now" | "conditions">,
  ) {
    this.#announcements = announcements;
    this.#publications = publications;
    this.#ports = ports;
  }

  /** Notes what KV has confirmed, where it changed anything: a rebuild does not. */
  note(row: OutboxRow, record: Projected): void {
    const { announce, propagationMs } = this.#ports.conditions();
    const publication = this.#publications.current()?.publication;
    if (!announce || !publication || row.priority === PRIORITY.rebuild) return;
    const path = changedPath(row, record, publication);
    if (path === undefined) return;
    for (const hub of publication.hubs) {
      this.#announcements.note(hub, path, this.#ports.now(), propagationMs);
    }
  }

  /** Tells each hub that there is something to tell, in one request each. */
  async tell(): Promise<void> {
    const nowMs = this.#ports.now();
    await Promise.all(this.#announcements.hubsDue(nowMs).map((hub) => this.#tellHub(hub, nowMs)));
  }

  nextDueMs(): number | undefined {
    return this.#announcements.nextDueMs();
  }

  async #tellHub(hub: string, nowMs: number): Promise<void> {
    const { announce, propagationMs } = this.#ports.conditions();
    const publication = this.#publications.current()?.publication;
    if (!announce || !publication?.hubs.includes(hub)) {
      this.#announcements.forget(hub);
      return;
    }
    const due = this.#announcements.due(hub, nowMs, PATHS_AT_ONCE);
    const paths = due.map(({ path }) => path);
    try {
      await announce(hub, paths, publication);
    } catch (error) {
      const lastError = error instanceof Error ? error.message : String(error);
      console.error({ event: "announcement-failed", hub, paths, lastError });
      for (const announcement of due) this.#fail(hub, announcement, lastError);
      return;
    }
    for (const path of paths) this.#announcements.told(hub, path, nowMs, propagationMs);
  }

  #fail(hub: string, announcement: Announcement, lastError: string): void {
    const attempts = announcement.attempts + 1;
    const waitMs = retryAfterMs(attempts, PRIORITY.edition, this.#ports.conditions().random());
    const dueMs = attempts < ANNOUNCEMENT_ATTEMPTS ? this.#ports.now() + waitMs : undefined;
    this.#announcements.fail(hub, announcement, lastError, dueMs);
  }
}

/**
 * The page whose topics changed with a record. Nobody can have subscribed to an article before its first
 * revision, and its feeds tell of that one; what it is named beside may change it without another.
 */
const changedPath = (
  { target }: OutboxRow,
  { isFirst }: Projected,
  publication: Publication,
): string | undefined => {
  if (target.kind === "edition") {
    return hasFeed(target.feed, publication) ? feedPath(target.feed) : undefined;
  }
  if (target.kind !== "resource" || isFirst) return undefined;
  return `/articles/${target.slug}`;
};
