import type { ArticleCommand, ArticleState } from "../model/article-state.ts";
import type { Slug } from "../model/identity.ts";
import type { Instant } from "../model/instant.ts";

/** Everything that changes the ledger, KV or who may see what, by its name in the audit log. */
export type AuditedCommand =
  | ArticleCommand
  | "adopt"
  | "issueToken"
  | "keepMedia"
  | "keepOldPaths"
  | "makePreviews"
  | "rebuild"
  | "release"
  | "restoreBackup"
  | "revokePreviews"
  | "revokeToken";

/** What a command was about. */
export interface AuditedSubject {
  /** The id of an article, the name of a file or a token, or `publication`. */
  readonly subject?: string;
  /** Of an article: where it stood afterwards. */
  readonly slug?: Slug;
  /** Of an article: what it was afterwards. */
  readonly state?: ArticleState;
  /** The revision that came of it. */
  readonly revision?: number;
}

/** One line of the audit log. */
export interface AuditEntry extends AuditedSubject {
  readonly sequence: number;
  readonly at: Instant;
  /** The name of the token that sent it; of a release, of the one that scheduled it. */
  readonly token: string;
  /** Absent in what is older than the log. */
  readonly command?: AuditedCommand;
  readonly note?: string;
}

/** Which entries are asked for, in the order of their numbers. */
export interface AuditQuery {
  /** The number they come after. */
  readonly after: number;
  readonly limit: number;
  /** An id, a name, or the slug at which an article stood. */
  readonly subject?: string;
  readonly token?: string;
}
