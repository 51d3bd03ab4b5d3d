/** The product's answers, as the references give them: what they are compared with is identical. */
export interface RecordedAnswer {
  /** Path, and `Accept-Encoding` after a space where it was sent. */
  readonly request: string;
  readonly etag: string;
  readonly ok: readonly (readonly [string, string])[];
  readonly notModified: readonly (readonly [string, string])[];
  /** Where the body of the 200 stands among the bytes of all bodies. */
  readonly start: number;
  readonly length: number;
}

export const requestKey = (path: string, acceptEncoding: string | null | undefined): string =>
  acceptEncoding ? `${path} ${acceptEncoding}` : path;
