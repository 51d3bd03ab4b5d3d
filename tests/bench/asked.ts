/** What the product is asked for: a path, and a coding where the client wants one. */
export interface Asked {
  readonly path: string;
  readonly acceptEncoding?: "gzip" | "br";
}

/** Header fields of a request. */
export const fieldsOf = ({ acceptEncoding }: Asked, etag?: string): Record<string, string> => ({
  ...(acceptEncoding && { "Accept-Encoding": acceptEncoding }),
  ...(etag && { "If-None-Match": etag }),
});
