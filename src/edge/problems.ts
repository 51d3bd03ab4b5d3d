import type { Problem } from "../model/problem.ts";
import type { Refusal } from "../newsroom/newsroom.ts";
import { answer } from "./answer.ts";
import type { Freshness } from "./freshness.ts";

/** An error as a client is told it (RFC 9457). `type` is `about:blank`: the status and title say it. */
export interface ProblemDetails {
  readonly status: number;
  readonly title: string;
  readonly detail?: string;
  /** Each thing wrong with what was sent. */
  readonly problems?: readonly Problem[];
  /** For 412 and 428: the revision tag in force, null where nothing is. */
  readonly current?: string | null;
}

export const problemAnswer = (
  { problems, ...details }: ProblemDetails,
  freshness: Freshness = "publishing",
  headers: Readonly<Record<string, string>> = {},
): Response =>
  answer(
    details.status,
    freshness,
    { "Content-Type": "application/problem+json", ...headers },
    JSON.stringify({
      type: "about:blank",
      ...details,
      ...(problems && { problems: problems.map(flat) }),
    }),
  );

/** 422 with every problem at once (RFC 9110 §15.5.21). */
export const unprocessable = (problems: readonly Problem[]): ProblemDetails => ({
  status: 422,
  title: problems.length === 1 ? "One thing is wrong" : `${problems.length} things are wrong`,
  problems,
});

/** Every reason for which the Newsroom refuses a command has one status. */
export const refusalProblem = (refusal: Refusal): ProblemDetails => {
  switch (refusal.reason) {
    case "no-publication":
      return {
        status: 409,
        title: "There is no publication yet",
        detail: "PUT /publishing/publication first.",
      };
    case "unknown-article":
      return { status: 404, title: `There is no article ${refusal.slug}` };
    case "precondition-required":
      return {
        status: 428,
        title: "Say which revision you change",
        detail: "Send If-Match with the revision tag you last saw, or If-Match: * for any.",
        current: refusal.current,
      };
    case "stale":
      return {
        status: 412,
        title: "Another revision is in force",
        detail: "Read it, and send its tag in If-Match.",
        current: refusal.current,
      };
    case "permalink-taken":
      return { status: 409, title: `The permalink belongs to ${refusal.owner}` };
    case "published-elsewhere":
      return { status: 409, title: `This id is published at ${refusal.at}` };
    case "already-gone":
      return { status: 410, title: `Withdrawn at ${refusal.withdrawnAt}` };
    case "unacceptable":
      return unprocessable(refusal.problems);
  }
};

const flat = ({ detail, pointer, place }: Problem) => ({
  detail,
  ...(pointer !== undefined && { pointer }),
  ...place,
});
