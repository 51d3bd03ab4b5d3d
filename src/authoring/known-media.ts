import { fail } from "../model/result.ts";
import type { AuthoringContext, MediaFacts } from "./context.ts";
import type { PathProblem } from "./schema/read.ts";

const FILE_MEMBERS = new Set(["url", "captionsUrl", "transcriptUrl"]);

/** Checks that every file of ours that JSON names is known, and is what the JSON says it is. */
export const unknownMedia = async (
  json: unknown,
  media: AuthoringContext["media"],
): Promise<readonly PathProblem[]> => {
  const files = filesIn(json, []);
  if (files.length === 0) return [];
  const known = await media([...new Set(files.map(({ url }) => url))]);
  return files.flatMap(({ url, path, beside }) => {
    const facts = known.get(url) ?? fail(`is \`${url}\`, which is no file we know`);
    if (!facts.ok) return [{ path, detail: facts.error, isName: false }];
    return path.at(-1) === "url" ? disagreements(facts.value, beside, path.slice(0, -1)) : [];
  });
};

interface FoundFile {
  readonly url: string;
  readonly path: readonly PropertyKey[];
  /** The members that stand beside it. */
  readonly beside: Readonly<Record<string, unknown>>;
}

const filesIn = (json: unknown, path: readonly PropertyKey[]): readonly FoundFile[] => {
  if (Array.isArray(json)) return json.flatMap((entry, index) => filesIn(entry, [...path, index]));
  if (!isObject(json)) return [];
  return Object.entries(json).flatMap(([name, value]) =>
    FILE_MEMBERS.has(name) && typeof value === "string" && value.startsWith("/media/")
      ? [{ url: value, path: [...path, name], beside: json }]
      : filesIn(value, [...path, name]),
  );
};

const disagreements = (
  facts: MediaFacts,
  stated: Readonly<Record<string, unknown>>,
  path: readonly PropertyKey[],
): readonly PathProblem[] =>
  (["type", "bytes", "width", "height"] as const).flatMap((name) => {
    const fact = facts[name];
    const said = stated[name];
    return fact === undefined || said === undefined || said === fact
      ? []
      : [{ path: [...path, name], detail: `is not the file's, which is ${fact}`, isName: false }];
  });

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
