import { createRequire } from "node:module";
import { getInstance } from "amphtml-validator";
import { beforeAll, describe, expect, it } from "vitest";
import { publishedSources, read } from "./newsstand.ts";

/** The limit for `<style amp-custom>` (amp.dev, "Maximum size"). */
const AMP_CSS_MAX_BYTES = 75_000;

describe("AMP by the official validator", () => {
  let validator: Awaited<ReturnType<typeof getInstance>>;
  beforeAll(async () => {
    const wasm = createRequire(import.meta.url).resolve(
      "next/dist/compiled/amphtml-validator/validator_wasm.js",
    );
    validator = await getInstance(wasm);
  });

  it("refuses what is not AMP, so that a pass means something", () => {
    expect(
      validator.validateString("<!doctype html><html amp><img src=x onclick=y></html>").status,
    ).toBe("FAIL");
  });

  it.each(publishedSources)("passes $slug", async ({ slug }) => {
    const document = await read(`/articles/${slug}/amp`);
    const { status, errors } = validator.validateString(document);
    expect({ status, errors: errors.map(({ line, message }) => `${line}: ${message}`) }).toEqual({
      status: "PASS",
      errors: [],
    });
    const css = /<style amp-custom[^>]*>([^]*?)<\/style>/.exec(document)?.[1] ?? "";
    expect(Buffer.byteLength(css)).toBeGreaterThan(0);
    expect(Buffer.byteLength(css)).toBeLessThan(AMP_CSS_MAX_BYTES);
  });
});
