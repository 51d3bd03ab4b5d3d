import { fail, ok, type Result } from "../model/result.ts";
import { URL_MAX_CHARACTERS } from "./limits.ts";

/** What RFC 3986 forbids in a URL and the URL Standard leaves in paths and queries. */
const UNWISE = /[[\]^`{|}\\]/g;

const spelled = (url: URL): string =>
  `${url.pathname}${url.search}${url.hash}`.replaceAll(
    UNWISE,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const absolute = (text: string): URL | undefined => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && (url.protocol === "https:" || url.protocol === "http:") ? url : undefined;
};

const bounded = (url: string): Result<string, string> =>
  url.length > URL_MAX_CHARACTERS
    ? fail(`has ${url.length} characters; a URL has at most ${URL_MAX_CHARACTERS}`)
    : ok(url);

/** An absolute `https:` or `http:` URL in its one spelling (URL Standard; all ASCII). */
export const readHttpUrl = (text: string): Result<string, string> => {
  if (text.length > URL_MAX_CHARACTERS) return bounded(text);
  const url = absolute(text.trim());
  if (!url) return fail(`is \`${text}\`; write an absolute URL, such as https://example.org/page`);
  return url.username || url.password
    ? fail("names a user or a password, which everybody would read; leave them out")
    : bounded(`${url.origin}${spelled(url)}`);
};

/** As `readHttpUrl`, but only `https:`: pages that are served securely may load nothing else. */
export const readHttpsUrl = (text: string): Result<string, string> =>
  absolute(text.trim())?.protocol === "https:"
    ? readHttpUrl(text)
    : fail(`is \`${text}\`; write an https: URL`);

/** A path of this site, `/` first. `//host` and `/\host` lead elsewhere, so they are none. */
const readSitePath = (text: string): Result<string, string> => {
  const path = text.trim();
  const base = "https://site.invalid";
  const url = path.startsWith("/") && URL.canParse(path, base) ? new URL(path, base) : undefined;
  return url?.origin === base
    ? bounded(spelled(url))
    : fail(`is \`${text}\`; write a path that begins with /`);
};

/** A page here or elsewhere: `https:`, `http:` or a path of this site. */
export const readPageAddress = (text: string): Result<string, string> => {
  if (text.length > URL_MAX_CHARACTERS) return bounded(text);
  const read = text.trim().startsWith("/") ? readSitePath(text) : readHttpUrl(text);
  return read.ok
    ? read
    : fail(`is \`${text}\`; write a URL of https: or http:, or a path that begins with a single /`);
};

/** What a link in text may point to: `https:`, `http:`, `mailto:` or a path of this site. */
export const readLink = (text: string): Result<string, string> => {
  if (text.length > URL_MAX_CHARACTERS) return bounded(text);
  const target = text.trim();
  if (/^mailto:[^\s@]+@[^\s@]+$/i.test(target) && URL.canParse(target)) {
    return bounded(new URL(target).href);
  }
  const read = target.startsWith("/") ? readSitePath(target) : readHttpUrl(target);
  return read.ok
    ? read
    : fail(
        `points to \`${text}\`; a link is https:, http:, mailto: or a path that begins with a single /`,
      );
};

export const readEmail = (text: string): Result<string, string> =>
  /^[^\s@<>()"]+@[^\s@<>()"]+$/.test(text)
    ? ok(text)
    : fail(`is \`${text}\`; write an address such as desk@news.example`);

/** Whom to ask, as a URI: an e-mail address becomes `mailto:` (RFC 6068). */
export const readContact = (text: string): Result<string, string> => {
  const contact = text.trim();
  const isEmail = readEmail(contact).ok && !/^mailto:/i.test(contact);
  const read = readLink(isEmail ? `mailto:${contact}` : contact);
  return read.ok && !read.value.startsWith("/")
    ? read
    : fail(`is \`${text}\`; write an e-mail address or the URL of a page`);
};
