import { createHmac, timingSafeEqual } from "node:crypto";
import { type Slug, isSlug } from "../../model/identity.ts";

/** What a link to a preview allows to see, in the words that it is signed in. */
export interface PreviewLink {
  readonly slug: Slug;
  /** The revision tag without its quotes. */
  readonly revision: string;
  /** When it ends, in Unix seconds. */
  readonly expires: string;
}

const REVISION = /^[1-9]\d{0,8}-[\w-]{1,64}$/;
const EXPIRES = /^[1-9]\d{0,10}$/;

/**
 * HMAC-SHA-256 (RFC 2104), base64url without padding. What it covers is of closed alphabets, one to a
 * line, so no two links are signed alike; the method and the form of the article are not part of it.
 */
export const signatureOf = ({ slug, revision, expires }: PreviewLink, key: string): string =>
  createHmac("sha256", key)
    .update(["edgewire preview 1", slug, revision, expires].join("\n"))
    .digest("base64url");

/** The query of everything that a link leads to. */
export const previewQuery = ({ expires, revision }: PreviewLink, signature: string): string =>
  `?${new URLSearchParams({ expires, revision, signature }).toString()}`;

/** Reads what a request claims to have been given; `undefined` where it cannot have been, or has ended. */
export const readPreviewLink = (
  slug: string,
  query: URLSearchParams,
  nowMs: number,
): { readonly link: PreviewLink; readonly signature: string } | undefined => {
  const [expires, revision, signature] = ["expires", "revision", "signature"].map(
    (name) => query.get(name) ?? "",
  );
  if (!isSlug(slug) || !expires || !revision || !signature) return undefined;
  if (!EXPIRES.test(expires) || !REVISION.test(revision)) return undefined;
  return nowMs < Number(expires) * 1000
    ? { link: { slug, revision, expires }, signature }
    : undefined;
};

/** Compares in constant time, so that timing does not tell how much of a guess was right. */
export const isSignedWith = (link: PreviewLink, signature: string, key: string): boolean => {
  const given = bytesOf(signature);
  const wanted = bytesOf(signatureOf(link, key));
  return given.byteLength === wanted.byteLength && timingSafeEqual(given, wanted);
};

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
