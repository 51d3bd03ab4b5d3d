import { fingerprint } from "../store/fingerprint.ts";
import { canonicalJson } from "./canonical-json.ts";

/** The strong validator of a revision (RFC 9110 §8.8.3), quotes included: its number and its content. */
export const revisionTag = (revision: number, content: unknown): string =>
  `"${revision}-${fingerprint(canonicalJson(content))}"`;
