import type { Problem } from "../model/problem.ts";

/** A problem and the file it is in. */
export interface FileProblem {
  /** As a person in the project's folder would type it. */
  readonly path: string;
  readonly problem: Problem;
}

/** `content/articles/x.md:12:3 byline/0/writer: what is wrong`, which editors make a link of. */
export const problemLine = ({ path, problem }: FileProblem): string => {
  const place = problem.place ? `:${problem.place.line}:${problem.place.column}` : "";
  const field = problem.pointer ? ` ${problem.pointer.replace(/^\//, "")}` : "";
  return `${path}${place}${field}: ${problem.detail}`;
};

/** The same for programs: one flat object. */
export const problemRecord = ({ path, problem }: FileProblem): Record<string, unknown> => ({
  path,
  ...problem.place,
  ...(problem.pointer !== undefined && { pointer: problem.pointer }),
  detail: problem.detail,
});

export const inFile = (path: string, problems: readonly Problem[]): readonly FileProblem[] =>
  problems.map((problem) => ({ path, problem }));

/** By file, then from top to bottom; a problem without a place comes first. */
export const inReadingOrder = (problems: readonly FileProblem[]): readonly FileProblem[] =>
  [...problems].sort(
    (a, b) =>
      (a.path < b.path ? -1 : Number(a.path > b.path)) ||
      (a.problem.place?.line ?? 0) - (b.problem.place?.line ?? 0) ||
      (a.problem.place?.column ?? 0) - (b.problem.place?.column ?? 0),
  );
