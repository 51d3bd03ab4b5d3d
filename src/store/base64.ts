import { Buffer } from "node:buffer";

interface Base64 {
  from(bytes: Uint8Array): { toString(encoding: "base64"): string };
  from(text: string, encoding: "base64"): Uint8Array;
}

/** Node's, which workerd has in native code; the types of the two do not agree about more of it. */
const buffers = Buffer as unknown as Base64;

export const toBase64 = (bytes: Uint8Array): string => buffers.from(bytes).toString("base64");

export const fromBase64 = (text: string): Uint8Array => buffers.from(text, "base64");
