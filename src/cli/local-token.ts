import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ifPresent } from "./missing-file.ts";
import { mintToken, tokenEntry } from "./token.ts";

const DEV_VARS = ".dev.vars";
const NAME = "local";
/** For its owner alone. */
const PRIVATE = 0o600;

const tokenFile = (directory: string): string => join(directory, ".edgewire", "local-token");

/** The token of this machine's own server, when `edgewire dev` has made one. */
export const localToken = async (directory: string): Promise<string | undefined> =>
  (await ifPresent(readFile(tokenFile(directory), "utf8")))?.trim();

/** Makes the token where there is none, and sees to it that `.dev.vars` lets it in. */
export const ensureLocalToken = async (directory: string): Promise<string> => {
  const token = (await localToken(directory)) || mintToken();
  await mkdir(join(directory, ".edgewire"), { recursive: true });
  await writePrivate(tokenFile(directory), `${token}\n`);
  const file = join(directory, DEV_VARS);
  const before = (await ifPresent(readFile(file, "utf8"))) ?? "";
  const after = withLocalEntry(before, tokenEntry(NAME, token));
  if (after !== before) await writePrivate(file, after);
  return token;
};

/** Replaces the local entry of PUBLISHING_TOKENS and keeps everybody else's, and every other line. */
export const withLocalEntry = (devVars: string, entry: string): string => {
  const line = /^PUBLISHING_TOKENS[ \t]*=[ \t]*(.*)$/m;
  const found = line.exec(devVars);
  if (!found) {
    const gap = devVars === "" || devVars.endsWith("\n") ? "" : "\n";
    return `${devVars}${gap}PUBLISHING_TOKENS=${entry}\n`;
  }
  const entries = (found[1] ?? "")
    .replaceAll(/["'\r]/g, "")
    .split(/[\s,]+/)
    .filter(Boolean);
  if (entries.includes(entry)) return devVars;
  const others = entries.filter((other) => !other.startsWith(`${NAME}:`));
  const value = [...others, entry].join(",");
  return devVars.replace(line, `PUBLISHING_TOKENS=${value}`);
};

const writePrivate = async (file: string, text: string): Promise<void> => {
  await writeFile(file, text, { mode: PRIVATE });
  await chmod(file, PRIVATE);
};
