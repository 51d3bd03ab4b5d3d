import fc from "fast-check";
import { expect, it } from "vitest";
import { parseJson } from "../../../src/edge/publishing/json.ts";

const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);

it("parses what JSON.parse does, brackets in strings and all", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const text = JSON.stringify(value);
      expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
    }),
  );
  const text = JSON.stringify({ text: `\\"${"[".repeat(1000)}` });
  expect(parseJson(text)).toMatchObject({ ok: true });
});

it("parses however deep, and leaves it to readers to refuse what is too deep", () => {
  expect(parseJson(nested(500_000))).toMatchObject({ ok: true });
  expect(parseJson("[".repeat(500_000))).toMatchObject({ error: { status: 400 } });
  expect(parseJson('{"a":'.repeat(100_000))).toMatchObject({ error: { status: 400 } });
});

it("refuses what is not JSON, and never throws", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const parsed = parseJson(`${text}"`);
      expect([true, 400]).toContain(parsed.ok || parsed.error.status);
    }),
  );
});
