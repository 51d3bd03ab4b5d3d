import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { withWithdrawal } from "../../src/cli/front-matter.ts";
import { instant } from "../support/builders.ts";

const AT = instant("2026-11-22T12:00:00Z");

describe("withWithdrawal", () => {
  it("adds one line to front matter and leaves every other byte as it was", () => {
    const line = fc.stringMatching(/^[a-z]{1,8}: [a-z0-9 ]{0,20}# [^\n\r\u2028\u2029]{0,10}$/);
    fc.assert(
      fc.property(
        fc.constantFrom("", "\uFEFF"),
        fc.constantFrom("\n", "\r\n"),
        fc.uniqueArray(line, {
          minLength: 1,
          maxLength: 5,
          selector: (text) => text.split(":")[0],
        }),
        fc.string({ unit: "binary" }),
        fc.string({ minLength: 1 }),
        (bom, newline, lines, body, reason) => {
          const opening = `${bom}---${newline}${lines.map((text) => text + newline).join("")}`;
          const closing = `---${newline}${body}`;
          const written = withWithdrawal(opening + closing, { at: AT, reason });
          if (!written.ok) throw new Error(written.error);
          expect(written.value.startsWith(opening)).toBe(true);
          expect(written.value.endsWith(newline + closing)).toBe(true);
          const added = written.value.slice(opening.length, -(newline + closing).length);
          expect(added).not.toContain("\n");
          expect(parse(added)).toEqual({ withdrawn: { at: AT, reason } });
        },
      ),
    );
  });

  it("replaces an earlier withdrawal where it stands", () => {
    const source =
      "---\nwithdrawn:\n  at: 2026-01-01T00:00:00Z\n  reason: Old # why\ntitle: T\n---\n";
    expect(withWithdrawal(source, { at: AT, reason: "New" })).toEqual({
      ok: true,
      value: `---\nwithdrawn: { at: ${AT}, reason: "New" }\ntitle: T\n---\n`,
    });
  });

  it("does not touch a file without front matter", () => {
    expect(withWithdrawal("# A title\n", { at: AT, reason: "New" }).ok).toBe(false);
    expect(withWithdrawal("---\n{ title: T }\n---\n", { at: AT, reason: "New" }).ok).toBe(false);
  });
});
