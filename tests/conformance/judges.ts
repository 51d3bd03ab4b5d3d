import { execFileSync } from "node:child_process";

/** System programs that judge; each is a visible skip where it is missing, and a failure in CI. */
const PROGRAMS = {
  chromium: ["chromium", "--version"],
  feedparser: ["/usr/bin/python3", "-c", "import feedparser"],
  xmllint: ["xmllint", "--version"],
} as const;

/** Whether a test that needs the program has to be skipped here. */
export const isMissing = (program: keyof typeof PROGRAMS): boolean => {
  const [command, ...args] = PROGRAMS[program];
  try {
    execFileSync(command, args, { stdio: "ignore" });
    return false;
  } catch {
    if (process.env["CI"]) throw new Error(`CI needs ${program}; .ci/run installs it`);
    return true;
  }
};

/** What Universal Feed Parser (Python) understands of a feed. */
export interface FeedparserReading {
  readonly wellFormed: boolean;
  readonly error: string;
  readonly version: string;
  readonly title: string;
  readonly entries: readonly {
    readonly id: string;
    readonly url: string;
    readonly title: string;
    readonly summary: string;
    readonly published: readonly number[] | null;
    readonly updated: readonly number[] | null;
    readonly writers: readonly string[];
    readonly categories: readonly string[];
    readonly body: string | null;
    readonly enclosures: readonly {
      readonly url: string;
      readonly type: string;
      readonly bytes: number;
    }[];
  }[];
}

export const readWithFeedparser = (document: string): FeedparserReading =>
  JSON.parse(
    execFileSync("/usr/bin/python3", [`${import.meta.dirname}/read-feed.py`], {
      input: document,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    }),
  ) as FeedparserReading;

/** Throws with xmllint's words when the document does not fit the RELAX NG grammar. */
export const validateRelaxNg = (grammar: string, document: string): void => {
  execFileSync(
    "xmllint",
    ["--noout", "--nonet", "--relaxng", `${import.meta.dirname}/schemas/${grammar}`, "-"],
    {
      input: document,
      encoding: "utf8",
      stdio: ["pipe", "pipe", "pipe"],
    },
  );
};
