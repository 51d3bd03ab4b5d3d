import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import { TOKEN } from "../support/newswire.ts";
import { type ServedNewsroom, serveNewsroom } from "../support/served-newsroom.ts";
import { type Project, aProject } from "./project.ts";

const FIRST = "content/articles/first.md";
const UNCHANGED = "2 articles: 2 unchanged; settings unchanged.";

let newsroom: ServedNewsroom;
let project: Project;

beforeEach(async () => {
  newsroom = await serveNewsroom(Date.UTC(2026, 10, 22, 9));
  project = await aProject({ environment: { PUBLISHING_TOKENS: "", EDGEWIRE_TOKEN: TOKEN } });
});
afterEach(async () => {
  await newsroom.close();
  await project.remove();
});

const run = async (...args: readonly string[]): ReturnType<Project["run"]> => {
  const ran = await project.run(...args, "--to", newsroom.url);
  await newsroom.settle();
  return ran;
};
/** What nothing was said against. */
const done = async (...args: readonly string[]): Promise<readonly string[]> => {
  const { code, out, err } = await run(...args);
  const complaints = err.filter((line) => !line.startsWith("Media: "));
  expect({ code, complaints }).toEqual({ code: EXIT.done, complaints: [] });
  return out;
};
const statusOf = async (slug: string): Promise<number> =>
  (await newsroom.get(`/articles/${slug}`)).status;

describe("the commands of one desk", () => {
  it("never stand in each other's way, and leave files that agree with the server", async () => {
    await done("publish");
    await done("correct", "first", "--text", 'It was "*Tuesday*".');
    await done("correct", "first", "--text", "And in May.");
    expect(await done("publish")).toContain(UNCHANGED);
    await done("move", "first", "third");
    await project.edit(FIRST, "section:", "movedFrom: [first]\nsection:");
    await project.edit("content/articles/second.md", "It goes on.", "It goes on and on.");
    const third = "content/articles/third.md";
    await rename(join(project.directory, FIRST), join(project.directory, third));
    expect(await done("publish")).toContain(
      "2 articles: 1 changed, 1 unchanged; settings unchanged.",
    );
    const page = await (await newsroom.get("/articles/third")).text();
    expect(page).toContain("<em>Tuesday</em>");
    expect(page).toContain("And in May.");
    await done("withdraw", "third", "--reason", "Urgent.");
    expect(await done("publish")).toContain(UNCHANGED);
    await done("reinstate", "third");
    expect(await done("publish")).toContain(UNCHANGED);
    expect(await statusOf("third")).toBe(200);
    await done("correct", "third", "--text", "In June.");
    expect(await done("publish")).toContain(UNCHANGED);
    await done("withdraw", "third", "--reason", "Urgent again.");
    expect(await statusOf("third")).toBe(410);
  });

  it("take down harder what is retracted, and say where they cannot", async () => {
    await done("publish");
    await done("withdraw", "first", "--reason", "Fabricated.", "--retracted");
    expect(await statusOf("first")).toBe(200);
    await done("withdraw", "first", "--reason", "Court.", "--demand-by", "X");
    expect(await statusOf("first")).toBe(451);
    const other = ["withdraw", "first", "--reason", "Other.", "--replaced-by", "nope", "--force"];
    expect(await run(...other)).toMatchObject({
      code: EXIT.problems,
      err: [expect.stringContaining('demanded by X ("Court.").')],
    });
    const nope = await run("withdraw", "second", "--reason", "Wrong.", "--replaced-by", "nope");
    expect(nope.err).toEqual([
      "second withdrawn/replacedBy: is `nope`, which is not live; publish that first",
    ]);
    expect(await done("publish")).toContain(UNCHANGED);
    expect((await project.run("check")).out).toEqual(["2 articles: no problems."]);
  });

  it("schedule a draft, whose file is published from where it belongs", async () => {
    const { directory } = project;
    const draft = "content/drafts/second.md";
    await mkdir(join(directory, "content/drafts"));
    await rename(join(directory, "content/articles/second.md"), join(directory, draft));
    await project.edit(FIRST, "[link](/articles/second)", "link");
    await done("publish", "--drafts");
    await done("preview", draft);
    await done("schedule", "second", "--at", "2026-11-22T09:30:00Z");
    for (let minute = 0; minute < 50; minute++) await newsroom.settle();
    expect(await statusOf("second")).toBe(200);
    const { code, err } = await run("publish", "--drafts");
    expect({ code, err }).toEqual({
      code: EXIT.problems,
      err: [
        `${draft}: is live by now, and no draft is kept beside that; move it to articles/, where it is published`,
      ],
    });
    await rename(join(directory, draft), join(directory, "content/articles/second.md"));
    expect(await done("publish")).toContain(UNCHANGED);
  });
});
