/** A typed link (RFC 8288): printed in the body and in the `Link` header alike. */
export interface Link {
  readonly rel:
    | "self"
    | "alternate"
    | "canonical"
    | "amphtml"
    | "related"
    | "hub"
    | "license"
    | "next"
    | "prev"
    | "current"
    | "prev-archive"
    | "next-archive"
    | "describedby"
    | "blocked-by";
  /** Absolute. */
  readonly href: string;
  /** Media type without parameters. */
  readonly type?: string;
  readonly title?: string;
  readonly hreflang?: string;
}
