import type { YamlSource } from "../authoring/yaml-source.ts";
import type { Problem } from "../model/problem.ts";

/** What a command has to say against something. */
export interface Complaint {
  /** As a person in the project's folder would type it; absent where it is about no file. */
  readonly path?: string;
  readonly problem: Problem;
}

/** A problem and the file it is in. */
export interface FileProblem extends Complaint {
  readonly path: string;
}

/** `content/articles/x.md:12:3 byline/0/writer: what is wrong`, which editors make a link of. */
export const problemLine = ({ path, problem }: Complaint): string => {
  if (path === undefined) return problem.detail;
  const place = problem.place ? `:${problem.place.line}:${problem.place.column}` : "";
  const field = problem.pointer ? ` ${problem.pointer.replace(/^\//, "")}` : "";
  return `${path}${place}${field}: ${problem.detail}`;
};

/** The same of what forbids nothing. */
export const warningLine = ({ path, problem }: FileProblem): string =>
  problemLine({ path, problem: { ...problem, detail: `warning: ${problem.detail}` } });

/** The same for programs: one flat object. */
export const problemRecord = ({ path, problem }: Complaint): Record<string, unknown> => ({
  ...(path !== undefined && { path }),
  ...problem.place,
  ...(problem.pointer !== undefined && { pointer: problem.pointer }),
  detail: problem.detail,
});

export const inFile = (path: string, problems: readonly Problem[]): readonly FileProblem[] =>
  problems.map((problem) => ({ path, problem }));

/** A problem with an RFC 6901 pointer, placed where that field stands, or the nearest around it. */
export const placedIn = (yaml: YamlSource | undefined, problem: Problem): Problem => {
  const [field, ...deeper] = (problem.pointer ?? "")
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
  const { value } = yaml ?? {};
  const stands = typeof value === "object" && value !== null && Object.hasOwn(value, field ?? "");
  if (!yaml || field === undefined || !stands || problem.place) return problem;
  return yaml.locate({ path: [field, ...deeper], detail: problem.detail, isName: false });
};

/** By file, then from top to bottom; a problem without a place comes first. */
export const inReadingOrder = (problems: readonly FileProblem[]): readonly FileProblem[] =>
  [...problems].sort(
    (a, b) =>
      (a.path < b.path ? -1 : Number(a.path > b.path)) ||
      (a.problem.place?.line ?? 0) - (b.problem.place?.line ?? 0) ||
      (a.problem.place?.column ?? 0) - (b.problem.place?.column ?? 0),
  );
