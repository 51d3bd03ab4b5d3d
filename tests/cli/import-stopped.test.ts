import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import type { FakeApi } from "../support/fake-api.ts";
import { type Desk, anEmptyDesk, leave } from "./importing.ts";
import type { Project } from "./project.ts";

let api: FakeApi;
let project: Project;
let importFrom: Desk["importFrom"];
let ctrlC: AbortController;

beforeEach(async () => {
  ctrlC = new AbortController();
  ({ api, project, importFrom } = await anEmptyDesk({ signal: ctrlC.signal }));
});
afterEach(() => leave({ api, project }));

const items = (count: number): string =>
  Array.from(
    { length: count },
    (_, number) =>
      `<item><title>T ${number}</title><guid>${number}</guid><pubDate>Sun, 01 Jan 2017 00:00:00 GMT</pubDate></item>\n`,
  ).join("");
const feed = (inside: string): string => `<rss><channel>${inside}</channel></rss>`;

describe("an import that is stopped", () => {
  it("by Ctrl-C says so once, however many were on their way", async () => {
    await project.write("feed.xml", feed(items(250)));
    api.intercept = ({ path }) => {
      if (path === "/publishing/bulk") ctrlC.abort();
      return undefined;
    };
    const { code, out, err } = await importFrom("feed.xml");
    expect([code, err]).toEqual([
      EXIT.interrupted,
      ["stopped; the next run goes on where this one was"],
    ]);
    expect(out[0]).toMatch(/^250 articles: .*\d+ not tried\.$/);
  });

  it("by a server that is silent says once what it said", async () => {
    await project.write("feed.xml", feed(items(250)));
    api.intercept = ({ path }) => (path === "/publishing/bulk" ? { status: 503 } : undefined);
    const { code, out, err } = await importFrom("feed.xml");
    expect([code, err.length]).toEqual([EXIT.server, 1]);
    expect(err[0]).toMatch(/^feed\.xml:\d+: /);
    expect(out[0]).toMatch(/^250 articles: \d+ unanswered(?:, \d+ not tried)?\.$/);
  });
});

describe("a source with nothing in it", () => {
  it.each([
    ["feed.xml", feed("<title>Old</title>"), "nothing is in it that could be an article"],
    ["blog", undefined, "no file of Markdown with front matter is in it"],
    ["blog", "# Read me\n", "no file of Markdown with front matter is in it"],
  ])("as %s is a problem", async (source, text, detail) => {
    if (source === "blog") await mkdir(join(project.directory, "blog"));
    const file = source === "blog" ? "blog/README.md" : source;
    if (text !== undefined) await project.write(file, text);
    const { code, out, err } = await importFrom(source);
    expect([code, err]).toEqual([EXIT.problems, [`${source}: ${detail}`]]);
    expect(out[0]).toBe("0 articles.");
  });
});
