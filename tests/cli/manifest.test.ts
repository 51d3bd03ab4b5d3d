import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type ManifestFile,
  openManifest,
  readManifest,
  writeManifest,
} from "../../src/cli/manifest.ts";
import { anyString } from "../support/any-string.ts";

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "edgewire-manifest-"));
});
afterEach(() => rm(directory, { recursive: true }));

const open = async (host = "localhost:8787"): Promise<ManifestFile> => {
  const opened = await openManifest(directory, host);
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
};

describe("a manifest", () => {
  it("reads back what it wrote, whatever the slugs and tags", () => {
    const text = anyString();
    const bySlug = <Value>(value: fc.Arbitrary<Value>) =>
      fc
        .uniqueArray(fc.tuple(fc.oneof(text, fc.constant("__proto__")), value), {
          selector: ([slug]) => slug,
        })
        .map((entries) => new Map(entries));
    fc.assert(
      fc.property(
        bySlug(text),
        bySlug(text),
        bySlug(fc.array(text)),
        fc.option(text, { nil: undefined }),
        (articles, commanded, corrections, publication) => {
          const manifest = {
            ...(publication !== undefined && { publication }),
            articles,
            commanded,
            corrections,
          };
          expect(readManifest(writeManifest(manifest))).toEqual({ ok: true, value: manifest });
        },
      ),
    );
  });

  it("remembers across runs, for each server by itself", async () => {
    const first = await open();
    await Promise.all([
      first.rememberPublication('"p1"'),
      ...Array.from({ length: 50 }, (_, n) => first.rememberArticle(`slug-${n}`, `"r${n}"`)),
    ]);
    const second = await open();
    expect(second.manifest().publication).toBe('"p1"');
    expect(second.manifest().articles.size).toBe(50);
    expect((await open("news.org")).manifest().articles.size).toBe(0);
    expect(await readdir(join(directory, ".edgewire"))).toEqual(["localhost_8787.json"]);
  });

  it("keeps what another command wrote while it was open", async () => {
    const [open1, open2] = [await open(), await open()];
    await open1.rememberArticle("a", '"1"');
    await open2.rememberArticle("b", '"2"');
    await open1.rememberCommand("a", '"3"');
    const { articles, commanded } = (await open()).manifest();
    expect({ articles: [...articles], commanded: [...commanded] }).toEqual({
      articles: [
        ["a", '"1"'],
        ["b", '"2"'],
      ],
      commanded: [["a", '"3"']],
    });
    // It saw what the other wrote.
    expect(open1.manifest().articles.get("b")).toBe('"2"');
  });

  it("does not guess when its file is damaged", async () => {
    await open().then((manifest) => manifest.rememberArticle("a", '"1"'));
    await writeFile(join(directory, ".edgewire/localhost_8787.json"), "{");
    const opened = await openManifest(directory, "localhost:8787");
    expect(opened).toEqual({
      ok: false,
      error: expect.stringContaining("is not JSON; remove it, and publish with --force"),
    });
  });
});
