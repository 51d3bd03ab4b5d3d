import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import type { FakeApi } from "../support/fake-api.ts";
import { besideApi } from "./beside-api.ts";
import type { Project } from "./project.ts";

let api: FakeApi;
let project: Project;

besideApi((desk) => {
  ({ api, project } = desk);
});

const LONG = "…".repeat(1_000_000);
const page = (table: string, columns: string[], rows: unknown[][], next: string | null = null) => ({
  schema: 11,
  snapshot: "a-1",
  table,
  columns,
  rows,
  next: next === null ? null : { table: next },
});
const PAGES = [
  {
    ...page(
      "article",
      ["id", "title"],
      [
        ["a", "A\u2028\n"],
        ["b", LONG],
      ],
      "feed",
    ),
    total: 8,
  },
  page("feed", ["feed"], [], "media"),
  page("media", ["name"], [["x.png"]], "revision"),
  page(
    "revision",
    ["id", "number"],
    [
      ["a", 1],
      ["b", null],
    ],
    "media_chunk",
  ),
  // A file came meanwhile.
  {
    ...page(
      "media_chunk",
      ["name", "bytes"],
      [
        ["x.png", { base64: "AAEC" }],
        ["later.png", { base64: "AAEC" }],
      ],
    ),
    snapshot: "a-2",
  },
];

/** Serves pages: those of the first readings, then of the next. */
const serve = (...readings: (readonly ReturnType<typeof page>[])[]) => {
  let reading = -1;
  api.intercept = ({ path, query }) => {
    if (path !== "/publishing/backup") return undefined;
    const after = query.get("after");
    if (after === null) reading = Math.min(reading + 1, readings.length - 1);
    const pages = readings[reading] ?? [];
    const table = after === null ? pages[0]?.table : (JSON.parse(after) as { table: string }).table;
    return { status: 200, body: pages.find((known) => known.table === table) };
  };
};

interface Part {
  readonly number: number;
  readonly isLast: boolean;
  readonly table: string;
  readonly rows: unknown[][];
}

/** Takes parts, of which it has some already, and refuses one number. */
const take = (there = 0, refused = -1): Part[] => {
  const parts: Part[] = [];
  api.intercept = ({ path, body }) => {
    if (path !== "/publishing/restore") return undefined;
    const part = JSON.parse(body.toString()) as Part;
    if (part.number === refused) return { status: 409, body: { detail: "not now" } };
    parts.push(part);
    const has = Math.max(there, part.number + 1);
    return { status: 200, body: { parts: has, isDone: part.isLast } };
  };
  return parts;
};

/** Has a backup half restored, or none. */
const abandonable = (isUnderWay: boolean): string[] => {
  const asked: string[] = [];
  api.intercept = ({ method, path }) => {
    asked.push(`${method} ${path}`);
    return isUnderWay
      ? { status: 200, body: { parts: 0, isDone: false } }
      : { status: 409, body: { detail: "No backup is being restored" } };
  };
  return asked;
};

const FILE = "wire.ledger";
const backup = async () => {
  serve(PAGES);
  await project.run("backup", FILE, "--from", api.url);
  return join(project.directory, FILE);
};

describe("edgewire backup and restore", () => {
  it("gives up what is half restored, without any file", async () => {
    const asked = abandonable(true);
    const { code, out } = await project.run("restore", "--abandon", "--to", api.url);
    expect({ code, out }).toEqual({
      code: EXIT.done,
      out: ["What was restored is given up, and the newsroom is empty."],
    });
    expect(asked).toEqual(["DELETE /publishing/restore"]);
    abandonable(false);
    const vain = await project.run("restore", "--abandon", "--to", api.url, "--json");
    expect(vain.code).not.toBe(EXIT.done);
    expect(vain.out.join("")).toContain("No backup is being restored");
  });

  it.each([["restore"], ["restore", FILE, "--abandon"]])(
    "asks nobody where %s %s %s says neither or both",
    async (...words) => {
      const asked = abandonable(true);
      expect((await project.run(...words, "--to", api.url)).code).toBe(EXIT.usage);
      expect(asked).toEqual([]);
    },
  );

  it("keeps every row in one file, and brings each back", async () => {
    serve(PAGES);
    const kept = await project.run("backup", FILE, "--from", api.url, "--json");
    expect(JSON.parse(kept.out.join(""))).toMatchObject({ rows: 6, exitCode: 0 });
    const parts = take();
    const { code, out } = await project.run("restore", FILE, "--to", api.url);
    expect({ code, out }).toEqual({
      code: EXIT.done,
      out: [expect.stringContaining("6 rows of 2026-11-22T10:30:00Z restored.")],
    });
    expect(parts.map(({ table, rows, number, isLast }) => [table, rows, number, isLast])).toEqual([
      ["article", [["a", "A\u2028\n"]], 0, false],
      ["article", [["b", LONG]], 1, false],
      ["media", [["x.png"]], 2, false],
      [
        "revision",
        [
          ["a", 1],
          ["b", null],
        ],
        3,
        false,
      ],
      ["media_chunk", [["x.png", { base64: "AAEC" }]], 4, true],
    ]);
  });

  it("goes on where the server is", async () => {
    await backup();
    const parts = take(3);
    await project.run("restore", FILE, "--to", api.url);
    expect(parts.map(({ number }) => number)).toEqual([0, 3, 4]);
  });

  it("says that there is no such file", async () => {
    const { code, err } = await project.run("restore", "nofile", "--to", api.url);
    expect({ code, err }).toEqual({
      code: EXIT.usage,
      err: [`There is no ${join(project.directory, "nofile")}.`],
    });
  });

  it("says why a part is refused, and sends no other", async () => {
    await backup();
    const parts = take(0, 2);
    const { code, err } = await project.run("restore", FILE, "--to", api.url);
    expect({ code, err }).toEqual({ code: EXIT.problems, err: ["not now"] });
    expect(parts).toHaveLength(2);
  });

  it("begins anew when something changes meanwhile, and gives up when it always does", async () => {
    const changing = PAGES.map((one) =>
      one.table === "revision" ? { ...one, snapshot: "b" } : one,
    );
    serve(changing, changing, PAGES);
    expect((await project.run("backup", FILE, "--from", api.url)).code).toBe(EXIT.done);
    serve(changing);
    const { code, err } = await project.run("backup", "other", "--from", api.url);
    expect({ code, err }).toEqual({ code: EXIT.server, err: [expect.stringContaining("changed")] });
    expect(await readdir(project.directory)).toEqual(expect.arrayContaining([FILE]));
    expect((await readdir(project.directory)).filter((name) => name.includes("other"))).toEqual([]);
  });

  it("replaces no file unless it is told to", async () => {
    const path = await backup();
    await writeFile(path, "mine");
    expect((await project.run("backup", FILE, "--from", api.url)).code).toBe(EXIT.usage);
    expect(await readFile(path, "utf8")).toBe("mine");
    expect((await project.run("backup", FILE, "--from", api.url, "--force")).code).toBe(EXIT.done);
  });

  const lines = (file: Buffer) => gunzipSync(file).toString().split("\n");
  const again = (all: readonly string[]) => gzipSync(all.join("\n"));
  it.each<[string, (file: Buffer) => Uint8Array, string]>([
    ["cut off", (file) => file.subarray(0, file.length - 40), "unexpected end of file"],
    ["no backup", () => gzipSync('{"a":1}\n{"b":2}\n'), "does not begin"],
    ["no gzip", () => new TextEncoder().encode("hello"), "incorrect header check"],
    ["without its end", (file) => again(lines(file).slice(0, -2)), "its end is missing"],
    [
      "altered",
      (file) => again(lines(file).map((line) => line.replace('["a",1]', '["a",2]'))),
      "table revision",
    ],
    [
      "short of a row",
      (file) => again(lines(file).filter((line) => line !== '["a",1]')),
      "table revision",
    ],
    [
      "of another schema",
      (file) => again(lines(file).map((line) => line.replace('"schema":11', '"schema":10'))),
      "digest",
    ],
  ])("refuses a file that is %s, before anything is sent", async (_, spoil, why) => {
    const path = await backup();
    await writeFile(path, spoil(await readFile(path)));
    const parts = take();
    const { code, err } = await project.run("restore", FILE, "--to", api.url);
    expect(code).toBe(EXIT.problems);
    expect(err.join("")).toContain(why);
    expect(err.join("")).toContain("Nothing was restored");
    expect(parts).toEqual([]);
  });
});
