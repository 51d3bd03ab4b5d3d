import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** System programs that judge; each is a visible skip where it is missing, and a failure in CI. */
const PROGRAMS = {
  chromium: ["chromium", "--version"],
  curl: ["curl", "--version"],
  feedparser: ["/usr/bin/python3", "-c", "import feedparser"],
  python: ["/usr/bin/python3", "--version"],
  newsboat: ["newsboat", "--version"],
  rss: ["ruby", "-e", "require 'rss'"],
  sqlite3: ["sqlite3", "--version"],
  "XML::Feed": ["perl", "-MXML::Feed", "-e", "1"],
  xmllint: ["xmllint", "--version"],
} as const;

export type Program = keyof typeof PROGRAMS;

/** Each is looked for once by each worker of Vitest. */
const found = new Map<Program, boolean>();

/** Whether a test that needs the program has to be skipped here. */
export const isMissing = (program: Program): boolean => {
  const isFound = found.get(program) ?? answers(program);
  found.set(program, isFound);
  if (!isFound && process.env["CI"]) throw new Error(`CI needs ${program}; .ci/run installs it`);
  return !isFound;
};

const answers = (program: Program): boolean => {
  const [command, ...args] = PROGRAMS[program];
  try {
    execFileSync(command, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

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

/** Throws with xmllint's words, which name them, when some documents are not well-formed XML. */
export const expectWellFormed = (documents: Readonly<Record<string, string>>): void => {
  const directory = mkdtempSync(join(tmpdir(), "edgewire-xmllint-"));
  try {
    for (const [name, document] of Object.entries(documents)) {
      writeFileSync(join(directory, name), document);
    }
    execFileSync("xmllint", ["--noout", "--nonet", ...Object.keys(documents)], {
      cwd: directory,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
};
