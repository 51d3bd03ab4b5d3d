import { EDITION_ENTRIES, EDITION_MAX_BYTES, type FeedKey, fitEdition } from "../model/edition.ts";
import type { Slug } from "../model/identity.ts";
import type { Instant } from "../model/instant.ts";
import type { Resource } from "../model/resource.ts";
import type { RecordKinds } from "../store/records.ts";
import type { LiveRevision } from "./ledger/feeds.ts";
import type { Ledger } from "./ledger/ledger.ts";
import type { Target } from "./target.ts";

/** A record as the ledger has it now, ready to be written. */
export type Projected = {
  [Kind in keyof RecordKinds]: {
    readonly kind: Kind;
    readonly value: RecordKinds[Kind];
    readonly committedAt: Instant;
    /** What stands at its permalink once KV has confirmed the record. */
    readonly shows?: LiveRevision;
  };
}[keyof RecordKinds];

/** Computes what a key shows from the ledger alone, so that writing it twice is writing it once. */
export const project = (target: Target, ledger: Ledger): Projected => {
  switch (target.kind) {
    case "publication":
      return projectPublication(ledger);
    case "resource":
      return projectResource(target.slug, ledger);
    case "edition":
      return projectEdition(target.feed, ledger);
  }
};

const projectPublication = (ledger: Ledger): Projected => {
  const current = ledger.publications.current();
  if (!current) throw new Error("The ledger has no publication to project.");
  const { publication, committedAt } = current;
  return { kind: "publication", value: publication, committedAt };
};

const projectResource = (slug: Slug, ledger: Ledger): Projected => {
  const current = ledger.articles.at(slug);
  if (!current) throw new Error(`The ledger has no article at ${slug}.`);
  const { committedAt, revision } = current;
  const { article, withdrawn } = current.submission;
  if (!withdrawn) {
    const value: Resource = { kind: "live", article };
    return { kind: "resource", value, committedAt, shows: { article, revision } };
  }
  const { at, reason } = withdrawn;
  const value: Resource = { kind: "gone", id: article.id, withdrawnAt: at, reason };
  return { kind: "resource", value, committedAt };
};

const projectEdition = (feed: FeedKey, ledger: Ledger): Projected => {
  const state = ledger.feeds.state(feed);
  if (!state) throw new Error(`The ledger has no feed ${feed}.`);
  const { changedAt, committedAt } = state;
  const entries = ledger.feeds.newest(feed, EDITION_ENTRIES, EDITION_MAX_BYTES);
  return { kind: "edition", value: fitEdition({ feed, entries, changedAt }), committedAt };
};
