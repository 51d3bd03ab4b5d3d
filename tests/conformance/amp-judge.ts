import { createRequire } from "node:module";
import { getInstance } from "amphtml-validator";

const wasm = createRequire(import.meta.url).resolve(
  "next/dist/compiled/amphtml-validator/validator_wasm.js",
);
const validator = await getInstance(wasm);

/** What the official validator has against an AMP document, a line each. */
export const ampFindings = (document: string): readonly string[] => {
  const { status, errors } = validator.validateString(document);
  const findings = errors.map(({ line, message }) => `${line}: ${message}`);
  return status === "PASS" || findings.length > 0 ? findings : [status];
};

/** The limit for `<style amp-custom>` (amp.dev, "Maximum size"). */
export const AMP_CSS_MAX_BYTES = 75_000;

export const ampCssBytes = (document: string): number =>
  Buffer.byteLength(/<style amp-custom[^>]*>([^]*?)<\/style>/.exec(document)?.[1] ?? "");
