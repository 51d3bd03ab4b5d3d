import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changesIn } from "../../src/cli/watch.ts";

let folder: string;
let over: AbortController;
let changes: ReturnType<typeof changesIn>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "edgewire-watch-"));
  await mkdir(join(folder, "articles"));
  await mkdir(join(folder, "media/2026"), { recursive: true });
  await save("articles/a.md");
  over = new AbortController();
  changes = changesIn(folder, over.signal);
});
afterEach(async () => {
  over.abort();
  await rm(folder, { recursive: true, force: true });
});

const save = (path: string): Promise<void> => writeFile(join(folder, path), String(Math.random()));

/** As editors and `sed -i` save: a new file takes the name of the old one. */
const saveAtomically = async (path: string): Promise<void> => {
  const draft = join(dirname(path), "draft.tmp");
  await save(draft);
  await rename(join(folder, draft), join(folder, path));
};

/** Whether the next batch tells of a file; a batch that never comes is the test's timeout. */
const toldOf = async (path: string): Promise<boolean> => {
  for (;;) {
    const { value, done } = await changes.next();
    if (done) return false;
    if (value.has(path)) return true;
  }
};

describe("the watch over a folder", () => {
  it("tells of every atomic save of a file, and of the save in place after them", async () => {
    for (const how of [saveAtomically, saveAtomically, saveAtomically, save]) {
      await how("articles/a.md");
      expect(await toldOf("articles/a.md")).toBe(true);
    }
  });

  it.each(["publication.yaml", "media/dot.png", "media/2026/dot.png"])(
    "tells of %s",
    async (path) => {
      await save(path);
      expect(await toldOf(path)).toBe(true);
    },
  );

  it("tells of what is in a folder that is made, moved in or made anew", async () => {
    await mkdir(join(folder, "media/new/deep"), { recursive: true });
    await save("media/new/deep/a.png");
    expect(await toldOf("media/new/deep/a.png")).toBe(true);
    await saveAtomically("media/new/deep/a.png");
    expect(await toldOf("media/new/deep/a.png")).toBe(true);
    await rename(join(folder, "media/new"), join(folder, "media/moved"));
    expect(await toldOf("media/moved/deep/a.png")).toBe(true);
    await rm(join(folder, "media/moved"), { recursive: true });
    await mkdir(join(folder, "media/moved"));
    await save("media/moved/b.png");
    expect(await toldOf("media/moved/b.png")).toBe(true);
    await save("media/moved/b.png");
    expect(await toldOf("media/moved/b.png")).toBe(true);
  });

  it("ends with the signal", async () => {
    const last = changes.next();
    over.abort();
    expect(await last).toEqual({ value: undefined, done: true });
  });

  it("fails when the folder is no longer there", async () => {
    const last = changes.next();
    await rm(folder, { recursive: true });
    await expect(last).rejects.toThrow(`${folder} can be watched no longer: it is gone`);
  });
});
