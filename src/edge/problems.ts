import type { ArticleState } from "../model/article-state.ts";
import type { Problem } from "../model/problem.ts";
import type { Refusal } from "../newsroom/newsroom.ts";
import { answer } from "./answer.ts";
import type { Freshness } from "./freshness.ts";

/** Every status that is told as a problem, and its phrase (RFC 9110 §15, RFC 6585 §3). */
export const PHRASES = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  410: "Gone",
  411: "Length Required",
  412: "Precondition Failed",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  428: "Precondition Required",
  451: "Unavailable For Legal Reasons",
  500: "Internal Server Error",
  503: "Service Unavailable",
} as const;

/**
 * An error as a client is told it (RFC 9457). Its `type` is `about:blank`, so its `title` is the
 * status's phrase (§4.2.1), and what happened is in `detail`.
 */
export interface ProblemDetails {
  readonly status: keyof typeof PHRASES;
  readonly detail: string;
  /** Each thing wrong with what was sent. */
  readonly problems?: readonly Problem[];
  /** For 412 and 428: the revision tag in force, null where nothing is. */
  readonly current?: string | null;
  /** For 409: the state of the article, where that forbids it. */
  readonly state?: ArticleState;
}

export const problemAnswer = (
  details: ProblemDetails,
  freshness: Freshness = "publishing",
  headers: Readonly<Record<string, string>> = {},
): Response =>
  answer(
    details.status,
    freshness,
    { "Content-Type": "application/problem+json", ...headers },
    JSON.stringify({
      type: "about:blank",
      title: PHRASES[details.status],
      ...problemMembers(details),
    }),
  );

/** The members that tell one problem from another. */
export const problemMembers = ({ problems, ...details }: ProblemDetails): object => ({
  ...details,
  ...(problems && { problems: problems.map(flat) }),
});

/** 422 with every problem at once (RFC 9110 §15.5.21). */
export const unprocessable = (problems: readonly Problem[]): ProblemDetails => ({
  status: 422,
  detail: problems.length === 1 ? "One thing is wrong" : `${problems.length} things are wrong`,
  problems,
});

/** 400 with everything at once that is wrong with a query (RFC 9110 §15.5.1). */
export const unreadable = (details: readonly string[]): ProblemDetails => ({
  status: 400,
  detail: details.join("; "),
  ...(details.length > 1 && { problems: details.map((detail) => ({ detail })) }),
});

/** Every reason for which the Newsroom refuses a command has one status. */
export const refusalProblem = (refusal: Refusal): ProblemDetails => {
  switch (refusal.reason) {
    case "no-publication":
      return {
        status: 409,
        detail: "There is no publication yet; PUT /publishing/publication first",
      };
    case "unknown-article": {
      const { slug, movedTo } = refusal;
      const moved = movedTo === undefined ? "" : `; what stood there has moved to ${movedTo}`;
      return { status: 404, detail: `There is no article ${slug}${moved}` };
    }
    case "unknown-revision":
      return { status: 404, detail: `There is no revision ${refusal.revision} of it` };
    case "illegal-transition":
      return {
        status: 409,
        detail: `The article is ${refusal.state}; ${refusal.command} does not apply to that`,
        state: refusal.state,
      };
    case "precondition-required":
      return {
        status: 428,
        detail:
          "Say which revision you change: send If-Match with the revision tag you last saw, or If-Match: * for any",
        current: refusal.current,
      };
    case "stale":
      return {
        status: 412,
        detail:
          refusal.current === null
            ? "Nothing stands there, which If-Match asks for; If-None-Match: * is for what is new"
            : "Another revision is in force; read it, and send its tag in If-Match",
        current: refusal.current,
      };
    case "permalink-taken":
      return { status: 409, detail: `The permalink belongs to ${refusal.owner}` };
    case "published-elsewhere":
      return { status: 409, detail: `This id is published at ${refusal.at}` };
    case "key-reused":
      return {
        status: 422,
        detail: "Another request came under this Idempotency-Key; a new one needs a key of its own",
      };
    case "name-taken":
      return {
        status: 409,
        detail: `There is or was a token named ${refusal.name}; the audit log knows it by that`,
      };
    case "unknown-token":
      return { status: 404, detail: `No token named ${refusal.name} was issued here` };
    case "already-gone":
      return { status: 410, detail: `Withdrawn at ${refusal.withdrawnAt}` };
    case "unacceptable":
      return unprocessable(refusal.problems);
  }
};

const flat = ({ detail, pointer, place }: Problem) => ({
  detail,
  ...(pointer !== undefined && { pointer }),
  ...place,
});
