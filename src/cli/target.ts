import { type Result, fail, ok } from "../model/result.ts";

/** The server to publish to. */
export interface Target {
  /** Scheme and host, without a slash at the end. */
  readonly base: string;
  /** Host and port: what the remembered revisions belong to. */
  readonly host: string;
  /** On this very machine: example domains are welcome there, and plain HTTP is safe. */
  readonly local: boolean;
}

export const DEFAULT_PORT = 8787;
export const DEFAULT_TARGET = `http://localhost:${DEFAULT_PORT}`;

const LOCAL_HOST = /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/;

export const isLocalHost = (hostname: string): boolean => LOCAL_HOST.test(hostname);

/** @param flag the option that names it */
export const parseTarget = (text: string, flag = "--to"): Result<Target, string> => {
  if (!URL.canParse(text)) return fail(`${flag} ${text} is not a URL such as https://news.org`);
  const url = new URL(text);
  const local = isLocalHost(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && local)) {
    return fail(`${flag} ${text} must begin with https://, or the token would travel in the clear`);
  }
  if (url.username || url.password || url.pathname !== "/" || url.search || url.hash) {
    return fail(`${flag} ${text} must be a scheme and a host alone, such as ${url.origin}`);
  }
  return ok({ base: url.origin, host: url.host, local });
};
