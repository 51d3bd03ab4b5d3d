import { Script } from "node:vm";
import { describe, expect, it } from "vitest";
import { script } from "../../src/representations/html/script.ts";

describe("the script of pages", () => {
  it("weighs at most 3 kB", () => {
    expect(Buffer.byteLength(script.text)).toBeLessThanOrEqual(3_000);
  });

  it("is named after its text, so that it may be kept for ever", () => {
    expect(script.path).toMatch(/^\/assets\/[0-9a-f]{16}\.js$/);
  });

  it("is JavaScript that fetches nothing, keeps nothing but the choice of colours, and writes no markup", () => {
    expect(() => new Script(script.text)).not.toThrow();
    expect(script.text).not.toMatch(
      /fetch|XMLHttpRequest|import|localStorage(?!\.theme\b)|sessionStorage|cookie|innerHTML|https?:/,
    );
  });
});
