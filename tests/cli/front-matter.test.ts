import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import {
  withCorrection,
  withField,
  withWithdrawal,
  withoutField,
} from "../../src/cli/front-matter.ts";
import { instant } from "../support/builders.ts";
import { anyString } from "../support/any-string.ts";

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
        anyString(),
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

  it("takes the embargo out, beside which it cannot stand", () => {
    const embargo = "embargo: 2026-01-01T00:00:00Z # hush\n";
    const written = withWithdrawal(`---\n${embargo}publishedAt: x\n---\n${embargo}`, {
      at: AT,
      reason: "New",
    });
    expect(written).toEqual({
      ok: true,
      value: `---\npublishedAt: x\nwithdrawn: { at: ${AT}, reason: "New" }\n---\n${embargo}`,
    });
    // What it was published by, where nothing else says when.
    expect(withWithdrawal(`---\n${embargo}---\n`, { at: AT, reason: "New" })).toEqual({
      ok: true,
      value: `---\npublishedAt: 2026-01-01T00:00:00Z # hush\nwithdrawn: { at: ${AT}, reason: "New" }\n---\n`,
    });
  });
});

describe("a field", () => {
  const source =
    "---\ntitle: T\nwithdrawn:\n  at: 2026-01-01T00:00:00Z\n  reason: R # why\nid: x\n---\n";

  it("is taken out with all that it says, and nothing else", () => {
    expect(withoutField(source, "withdrawn")).toEqual({
      ok: true,
      value: "---\ntitle: T\nid: x\n---\n",
    });
    expect(withoutField(source, "embargo")).toEqual({ ok: true, value: source });
  });

  it("is written at the end, or where it stands", () => {
    expect(withField("---\r\ntitle: T\r\n---\r\n", "embargo", AT)).toEqual({
      ok: true,
      value: `---\r\ntitle: T\r\nembargo: ${AT}\r\n---\r\n`,
    });
    expect(withField("---\nembargo: soon # why\ntitle: T\n---\n", "embargo", AT)).toEqual({
      ok: true,
      value: `---\nembargo: ${AT} # why\ntitle: T\n---\n`,
    });
  });
});

describe("a correction", () => {
  const note = { at: AT, text: 'It was *Tuesday*: "so".' };
  const corrected = (yaml: string): unknown => {
    const written = withCorrection(`---\n${yaml}---\nBody.\n`, note);
    if (!written.ok) return written.error;
    expect(written.value).toMatch(/---\nBody\.\n$/);
    return parse(written.value.split("---\n")[1] ?? "");
  };

  it("is the first of a list, or the last", () => {
    expect(corrected("title: T\n")).toEqual({ title: "T", corrections: [note] });
    const before = { at: "2026-11-01T00:00:00Z", text: "Older" };
    const lists = [
      "corrections:\n  - at: 2026-11-01T00:00:00Z\n    text: Older # so\ntitle: T\n",
      "corrections:\n- { at: 2026-11-01T00:00:00Z, text: Older }\n\n\ntitle: T\n",
      "title: T\ncorrections:\n  - at: 2026-11-01T00:00:00Z\n    text: |-\n      Older\n",
    ];
    for (const yaml of lists) {
      expect(corrected(yaml)).toEqual({ title: "T", corrections: [before, note] });
    }
  });

  it("moves the update that is written down", () => {
    expect(corrected("updatedAt: 2026-11-01T00:00:00Z\ntitle: T\n")).toEqual({
      updatedAt: AT,
      title: "T",
      corrections: [note],
    });
  });

  it("is left to people where the list is written otherwise", () => {
    const yaml = "corrections: [{ at: 2026-11-01T00:00:00Z, text: Older }]\n";
    expect(corrected(yaml)).toBe("its `corrections:` is not a list with a line for each");
    expect(corrected("corrections:\n")).toBe(
      "its `corrections:` is not a list with a line for each",
    );
  });
});
