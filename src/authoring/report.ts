import type { Problem } from "../model/problem.ts";
import { PROBLEMS_MAX } from "./limits.ts";

/** Anything that knows where it stands in a text: a node of unified's trees. */
interface Positioned {
  readonly position?:
    | { readonly start: { readonly line: number; readonly column: number } }
    | undefined;
}

/** Notes one thing wrong; reading goes on, so that an author hears of everything at once. */
export type Report = (detail: string, at?: Positioned) => void;

/** A list of problems and the function that lengthens it. */
export const newReport = (
  pointer?: string,
): { readonly report: Report; readonly problems: readonly Problem[] } => {
  const problems: Problem[] = [];
  const report: Report = (detail, at) => {
    const start = at?.position?.start;
    if (problems.length >= PROBLEMS_MAX) return;
    problems.push({
      detail,
      ...(pointer !== undefined && { pointer }),
      ...(start && { place: { line: start.line, column: start.column } }),
    });
  };
  return { report, problems };
};

/** Problems in the order of the file they are in. */
export const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted(
    (a, b) =>
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0),
  );
