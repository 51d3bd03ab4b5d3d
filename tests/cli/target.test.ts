import { describe, expect, it } from "vitest";
import { exampleDomains } from "../../src/cli/example-domain.ts";
import { parseTarget } from "../../src/cli/target.ts";

describe("--to", () => {
  it.each([
    [
      "http://localhost:8787",
      { base: "http://localhost:8787", host: "localhost:8787", local: true },
    ],
    ["http://127.0.0.1:80/", { base: "http://127.0.0.1", host: "127.0.0.1", local: true }],
    ["http://[::1]:9", { base: "http://[::1]:9", host: "[::1]:9", local: true }],
    ["https://News.org/", { base: "https://news.org", host: "news.org", local: false }],
  ])("takes %s", (text, value) => {
    expect(parseTarget(text)).toEqual({ ok: true, value });
  });

  it.each([
    "news.org",
    "http://news.org",
    "http://localhost.news.org",
    "ftp://localhost",
    "https://me:secret@news.org",
    "https://news.org/wire",
    "https://news.org/?a=1",
  ])("refuses %s", (text) => {
    expect(parseTarget(text).ok).toBe(false);
  });
});

describe("example domains", () => {
  it.each([
    ["https://edgewire.example", "edgewire.example,2026-11-22", 2],
    ["https://www.example.com", "news.org,2026", 1],
    ["http://localhost:8787", "desk@example.org,2026", 2],
    ["https://news.org", "news.org,2026-11-22", 0],
    ["https://myexample.com", "counterexample.org,2026", 0],
  ])("%s with %s: %i to change", (baseUrl, authority, count) => {
    expect(exampleDomains({ baseUrl, authority })).toHaveLength(count);
  });
});
