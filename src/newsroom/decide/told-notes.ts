import type { Article, Note } from "../../model/article.ts";
import { isHeld } from "../../model/article-state.ts";
import { byInstant, latest } from "../../model/instant.ts";
import type { Submission } from "../../model/submission.ts";
import type { LedgerArticle } from "../newsroom.ts";

/**
 * What readers were told stays told, unless a submission says otherwise: the notes that it says nothing of
 * are those that stand, and its date of change is not before the newest of them.
 */
export const withUnsaidNotes = (
  { unsaid = [], ...submission }: Submission,
  current: LedgerArticle | undefined,
): Submission => {
  if (!current || isHeld(current.state)) return submission;
  const standing = current.submission.article;
  const kept = unsaid.filter((name) => standing[name].length > 0);
  if (kept.length === 0) return submission;
  const { article } = submission;
  const notes = Object.fromEntries(kept.map((name) => [name, standing[name]]));
  const dates = kept.flatMap((name) => standing[name].map(({ at }) => at));
  return {
    ...submission,
    article: { ...article, ...notes, updatedAt: latest(article.updatedAt, ...dates) },
  };
};

/**
 * What readers were told stays told: when it was first published, and every dated note. Its date of
 * change does not go back.
 */
export const withToldNotes = (
  earlier: Article,
  { publishedAt, updatedAt, corrections, developments }: Article,
): Article => ({
  ...earlier,
  publishedAt,
  updatedAt: latest(earlier.updatedAt, updatedAt),
  corrections: together(earlier.corrections, corrections),
  developments: together(earlier.developments, developments),
});

/**
 * Every note that either has, oldest first: what has been taken out since comes back with the revision that
 * had it. Two never share an instant, which tells them apart: as it stands goes before as it was.
 */
const together = <Noted extends Note>(
  earlier: readonly Noted[],
  standing: readonly Noted[],
): readonly Noted[] => {
  const notes = new Map([...earlier, ...standing].map((note) => [note.at, note]));
  return [...notes.values()].toSorted(byInstant);
};
