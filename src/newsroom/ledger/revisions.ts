import { type ArticleState, withdrawnState } from "../../model/article-state.ts";
import type { Slug, TagUri } from "../../model/identity.ts";
import type { Instant } from "../../model/instant.ts";
import type { Problem } from "../../model/problem.ts";
import type { Submission } from "../../model/submission.ts";
import type { ArticleChange } from "../decide/change.ts";
import type { Revision, RevisionContent } from "../newsroom.ts";

type Row = {
  readonly revision: number;
  readonly state: string | null;
  readonly title: string;
  readonly withdrawn: string | null;
  readonly by: string;
  readonly committed_at: string;
  readonly note: string | null;
  readonly lateness_ms: number | null;
  readonly problems: string | null;
};

const COLUMNS = `revision.revision, revision.state, submission ->> '$.article.title' AS title,
  submission -> '$.withdrawn' AS withdrawn, by, committed_at, revision.note, lateness_ms, problems`;

/** Every revision of every article, with who wrote it and when. */
export class Revisions {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  commit(change: ArticleChange, sequence: number, note: string | undefined): void {
    const { submission, revision, state, latenessMs, problems } = change;
    this.#sql.exec(
      `INSERT INTO revision (article_id, revision, submission, sequence, state, note, lateness_ms, problems)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      submission.article.id,
      revision,
      JSON.stringify(submission),
      sequence,
      state,
      note ?? null,
      latenessMs ?? null,
      problems ? JSON.stringify(problems) : null,
    );
  }

  /** The newest first. */
  of(id: TagUri): readonly Revision[] {
    return this.#sql
      .exec<Row>(
        `SELECT ${COLUMNS} FROM revision JOIN command USING (sequence)
         WHERE article_id = ? ORDER BY revision.revision DESC`,
        id,
      )
      .toArray()
      .map(revisionOf);
  }

  at(id: TagUri, revision: number): RevisionContent | undefined {
    const [row] = this.#sql
      .exec<Row & { readonly submission: string }>(
        `SELECT ${COLUMNS}, submission FROM revision JOIN command USING (sequence)
         WHERE article_id = ? AND revision.revision = ?`,
        id,
        revision,
      )
      .toArray();
    return row && { ...revisionOf(row), submission: JSON.parse(row.submission) as Submission };
  }

  /** Whether an article stood at a slug in any revision: what was never public leaves no redirect. */
  stoodAt(id: TagUri, slug: Slug): boolean {
    const query =
      "SELECT 1 FROM revision WHERE article_id = ? AND submission ->> '$.article.slug' = ? LIMIT 1";
    return this.#sql.exec(query, id, slug).toArray().length > 0;
  }

  /** Who sent the newest revision of an article. */
  authorOf(id: TagUri): string {
    return this.#sql
      .exec<{ by: string }>("SELECT by FROM article JOIN command USING (sequence) WHERE id = ?", id)
      .one().by;
  }

  delete(id: TagUri): void {
    this.#sql.exec("DELETE FROM revision WHERE article_id = ?", id);
  }
}

const revisionOf = ({ revision, title, by, ...row }: Row): Revision => ({
  revision,
  state: row.state === null ? stateFromBefore(row) : (row.state as ArticleState),
  title,
  by,
  committedAt: row.committed_at as Instant,
  ...(row.note !== null && { note: row.note }),
  ...(row.lateness_ms !== null && { latenessMs: row.lateness_ms }),
  ...(row.problems !== null && { problems: JSON.parse(row.problems) as readonly Problem[] }),
});

const stateFromBefore = ({ withdrawn }: Pick<Row, "withdrawn">): ArticleState =>
  withdrawn === null ? "live" : withdrawnState(JSON.parse(withdrawn) as { demand?: never });
