import { createHash } from "node:crypto";

const FINGERPRINT_BYTES = 16;

/** SHA-256 of a text in UTF-8, its first 16 bytes in base64url: 22 characters that fit an ETag. */
export const fingerprint = (text: string): string =>
  createHash("sha256")
    .update(text, "utf8")
    .digest()
    .subarray(0, FINGERPRINT_BYTES)
    .toString("base64url");
