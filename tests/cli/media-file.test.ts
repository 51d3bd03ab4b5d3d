import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readMediaFile } from "../../src/cli/media-file.ts";

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "edgewire-media-"));
});
afterEach(() => rm(directory, { recursive: true }));

const saved = async (name: string, bytes: Uint8Array | string): Promise<string> => {
  const path = join(directory, name);
  await writeFile(path, bytes);
  return path;
};

/** A JPEG of 40 × 30 samples, as far as its size needs, whose EXIF says how the camera was held. */
const jpeg = (orientation: number): Buffer => {
  const tiff = Buffer.from("4d4d002a0000000800010112000300000001", "hex");
  const entry = Buffer.from([0, orientation, 0, 0, 0, 0, 0, 0]);
  const exif = Buffer.concat([Buffer.from("Exif\0\0"), tiff, entry]);
  const app1 = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  const sof = Buffer.from("ffc0000b08001e0028010111000000000000", "hex");
  return Buffer.concat([Buffer.from("ffd8", "hex"), app1, exif, sof, Buffer.from("ffd9", "hex")]);
};

describe("readMediaFile", () => {
  it("gives the digest, type and length of any file", async () => {
    const path = await saved("talk.mp3", "not really sound");
    const digest = createHash("sha256").update("not really sound").digest("hex");
    expect(await readMediaFile(path)).toEqual({
      ok: true,
      value: {
        url: `/media/${digest}.mp3`,
        name: `${digest}.mp3`,
        type: "audio/mpeg",
        bytes: 16,
        path,
      },
    });
  });

  it("measures a picture as it is shown: on its side when EXIF says so, .JPEG like .jpg", async () => {
    const upright = await readMediaFile(await saved("a.JPEG", jpeg(1)));
    const turned = await readMediaFile(await saved("b.jpg", jpeg(6)));
    expect(upright).toMatchObject({
      ok: true,
      value: { width: 40, height: 30, type: "image/jpeg" },
    });
    expect(turned).toMatchObject({ ok: true, value: { width: 30, height: 40 } });
  });

  it("says of what can be no path that it cannot be read", async () => {
    await saved("a.md", "text");
    const none = ["a.md/b.png", `${"x".repeat(300)}.png`, "nul\0.png"];
    for (const name of none) {
      expect(await readMediaFile(join(directory, name))).toEqual({
        ok: false,
        error: expect.stringMatching(/^cannot be read: /),
      });
    }
    expect(await readMediaFile(join(directory, "b.png"))).toMatchObject({
      error: "does not exist",
    });
  });

  it("measures a drawing by its view box", async () => {
    const path = await saved(
      "a.svg",
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40"/>',
    );
    expect(await readMediaFile(path)).toMatchObject({ ok: true, value: { width: 90, height: 40 } });
  });

  it.each([
    ["empty.png", "", "is empty"],
    ["words.png", "only words", "is not a picture we can measure"],
    ["page.html", "<p>", "is of a kind that is not published; use one of avif, gif,"],
  ])("says what is wrong with %s", async (name, bytes, detail) => {
    expect(await readMediaFile(await saved(name, bytes))).toEqual({
      ok: false,
      error: expect.stringContaining(detail),
    });
  });

  it("refuses what KV cannot hold, without reading it", async () => {
    const path = await saved("long.mp4", new Uint8Array(25 * 1024 * 1024 + 1));
    expect(await readMediaFile(path)).toMatchObject({
      ok: false,
      error: expect.stringContaining("larger files stay at their own https: URL"),
    });
  });
});
