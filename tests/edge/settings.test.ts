import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readSettings } from "../../src/settings.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("PUBLISHING_TOKENS", () => {
  it("lists names and digests, separated by spaces or commas", () => {
    const PUBLISHING_TOKENS = ` desk:${sha256("a")}, cms.1:${sha256("b").toUpperCase()}\nbot:${sha256("c")} `;
    expect(readSettings({ PUBLISHING_TOKENS }).publishing).toEqual({
      ok: true,
      value: [
        { name: "desk", sha256: sha256("a") },
        { name: "cms.1", sha256: sha256("b") },
        { name: "bot", sha256: sha256("c") },
      ],
    });
  });

  it.each([undefined, "", "  ,"])("is missed when it is %o", (value) => {
    const env = value === undefined ? {} : { PUBLISHING_TOKENS: value };
    expect(readSettings(env).publishing).toMatchObject({ ok: false });
  });

  it("is told every problem at once, and no value", () => {
    const secret = "hunter2-is-the-token";
    const PUBLISHING_TOKENS = `${secret} desk:${sha256("a")} desk:${sha256("b")} x:${sha256("")}`;
    const { publishing } = readSettings({ PUBLISHING_TOKENS });
    expect(publishing).toEqual({
      ok: false,
      error: [
        "PUBLISHING_TOKENS, entry 1 is not a name, a colon and 64 hexadecimal digits",
        "PUBLISHING_TOKENS, entry 3 has a name that another has",
        "PUBLISHING_TOKENS, entry 4 is the digest of an empty token",
      ],
    });
    expect(JSON.stringify(publishing)).not.toContain(secret);
  });
});

describe("WRITE_BUDGET", () => {
  it.each([
    [undefined, 1_000],
    ["", 1_000],
    ["250", 250],
    [" unlimited ", Infinity],
  ])("of %o is %d writes a day", (given, writes) => {
    const env = given === undefined ? {} : { WRITE_BUDGET: given };
    expect(readSettings(env).writeBudget).toBe(writes);
  });

  it.each(["0", "-1", "many", "1e3"])(
    "is refused when it is %o, and the free plan's holds",
    (given) => {
      const PUBLISHING_TOKENS = `desk:${sha256("a")}`;
      expect(readSettings({ PUBLISHING_TOKENS, WRITE_BUDGET: given })).toMatchObject({
        writeBudget: 1_000,
        publishing: { ok: false, error: [expect.stringContaining("WRITE_BUDGET")] },
      });
    },
  );
});

it.each([
  [undefined, true],
  ["on", true],
  ["off", false],
])("tells hubs unless ANNOUNCEMENTS is off: %o", (given, announcements) => {
  const env = given === undefined ? {} : { ANNOUNCEMENTS: given };
  expect(readSettings(env).announcements).toBe(announcements);
});
