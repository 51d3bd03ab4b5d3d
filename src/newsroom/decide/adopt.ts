import type { Problem } from "../../model/problem.ts";
import type { Publication } from "../../model/publication.ts";
import { type Result, fail, ok } from "../../model/result.ts";
import type { Refusal } from "../newsroom.ts";
import type { Precondition } from "../precondition.ts";
import { revisionTag } from "../revision-tag.ts";
import { settingsMediaUses } from "../media-use.ts";
import { neverUploaded } from "./acceptance.ts";
import { refusedOver } from "./precondition.ts";
import { heavySettings } from "./weight.ts";

/** The settings as the ledger has them. */
export interface LedgerPublication {
  readonly publication: Publication;
  readonly revision: number;
  readonly etag: string;
}

type LabelKind = (typeof LABEL_KINDS)[number];
const LABEL_KINDS = ["sections", "topics", "stories", "authors"] as const;

/** A key that the present settings have and the new ones lack. */
export interface RemovedLabel {
  readonly kind: LabelKind;
  readonly key: string;
  /** Whether live articles name it. */
  readonly used: boolean;
}

/** The keys that adopting `next` would take away. */
export const removedLabels = (
  next: Publication,
  current: Publication,
): readonly Omit<RemovedLabel, "used">[] =>
  LABEL_KINDS.flatMap((kind) =>
    Object.keys(current[kind] ?? {})
      .filter((key) => !Object.hasOwn(next[kind] ?? {}, key))
      .map((key) => ({ kind, key })),
  );

/** What the ledger holds that bears on adopting settings. */
interface AdoptSituation<Current extends LedgerPublication> {
  readonly current: Current | undefined;
  readonly removed: readonly RemovedLabel[];
  /** The files that the settings name and that we have. */
  readonly keptMedia: ReadonlySet<string>;
}

export type AdoptOutcome<Current extends LedgerPublication> =
  | { readonly kind: "unchanged"; readonly current: Current }
  | { readonly kind: "changed"; readonly next: LedgerPublication };

/** Decides whether new settings can take the place of the present ones. */
export const decideAdopt = <Current extends LedgerPublication>(
  publication: Publication,
  precondition: Precondition,
  { current, removed, keptMedia }: AdoptSituation<Current>,
): Result<AdoptOutcome<Current>, Refusal> => {
  const equal =
    current !== undefined && revisionTag(current.revision, publication) === current.etag;
  if (equal && precondition.kind === "matches") return ok({ kind: "unchanged", current });
  const refusal = refusedOver(precondition, current?.etag);
  if (refusal) return fail(refusal);
  if (equal) return ok({ kind: "unchanged", current });
  const problems = [
    ...heavySettings(publication),
    ...removed.filter(({ used }) => used).map(stillUsed),
    ...neverUploaded(settingsMediaUses(publication), keptMedia),
  ];
  if (problems.length > 0) return fail({ reason: "unacceptable", problems });
  const revision = (current?.revision ?? 0) + 1;
  const etag = revisionTag(revision, publication);
  return ok({ kind: "changed", next: { publication, revision, etag } });
};

const stillUsed = ({ kind, key }: RemovedLabel): Problem => ({
  pointer: `/${kind}/${key}`,
  detail:
    "is gone, but articles name it that are live or scheduled; keep it, or revise those first",
});
