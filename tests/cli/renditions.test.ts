import { readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import type { Picture } from "../../src/model/media.ts";
import { EXIT } from "../../src/cli/exit-code.ts";
import type { FakeApi } from "../support/fake-api.ts";
import { besideApi } from "./beside-api.ts";
import type { Project } from "./project.ts";

let api: FakeApi;
let project: Project;

besideApi((desk) => {
  ({ api, project } = desk);
});

const publish = (...args: readonly string[]): ReturnType<Project["run"]> =>
  project.run("publish", "--to", api.url, ...args);

/** A photograph, as far as its weight goes: noise in a colour. */
const photograph = (width: number, height: number): Sharp =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: "#a04020",
      noise: { type: "gaussian", mean: 120, sigma: 30 },
    },
  });

const save = async (name: string, image: Sharp | Uint8Array): Promise<void> => {
  const path = join(project.directory, "content/media", name);
  await writeFile(path, image instanceof Uint8Array ? image : await image.toBuffer());
  await project.edit("content/articles/first.md", "dot.png", name);
};

const published = (): Picture => api.articles.get("first")?.document["picture"] as Picture;
const widths = (): readonly number[] => (published().renditions ?? []).map(({ width }) => width);
const fileOf = (url: string): Buffer => {
  const file = api.media.get(url.slice("/media/".length));
  if (!file) throw new Error(`${url} was not uploaded`);
  return file;
};

describe("renditions", () => {
  it("are made, uploaded and named: narrower than the picture, lighter, in its proportions", async () => {
    await save("photo.jpg", photograph(1600, 160).jpeg());
    const { code, err } = await publish();
    expect(code).toBe(EXIT.done);
    expect(err).toContain("Pictures: photo.jpg made smaller");
    expect(published()).toMatchObject({ type: "image/jpeg", width: 1600, height: 160 });
    expect(widths()).toEqual([480, 960, 1440]);
    for (const { url, type, width } of published().renditions ?? []) {
      expect(type).toBe("image/webp");
      expect(fileOf(url).byteLength).toBeLessThan(published().bytes);
      expect(await sharp(fileOf(url)).metadata()).toMatchObject({
        format: "webp",
        width,
        height: width / 10,
      });
    }
  });

  it("are the same bytes every time, made once, and sent once", async () => {
    await save("photo.jpg", photograph(600, 60).jpeg());
    await publish();
    const first = published();
    const folder = join(project.directory, ".edgewire/renditions");
    const again = await publish();
    expect(again.err.filter((line) => /^(?:Pictures|Media):/.test(line))).toEqual([]);
    expect(again.out).toContain(`unchanged  ${api.url}/articles/first`);

    await rm(folder, { recursive: true });
    const anew = await publish();
    expect(anew.err.filter((line) => line.startsWith("Pictures:"))).toHaveLength(1);
    expect(anew.out).toContain(`unchanged  ${api.url}/articles/first`);
    expect(published()).toEqual(first);
  });

  it("are made anew where half of them is left", async () => {
    await save("photo.jpg", photograph(600, 60).jpeg());
    await publish();
    const [recipe = ""] = await readdir(join(project.directory, ".edgewire/renditions"));
    const folder = join(project.directory, ".edgewire/renditions", recipe);
    const names = await readdir(folder);
    const file = join(folder, names.find((name) => name.endsWith(".webp")) ?? "");
    await writeFile(file, "half");
    const { err } = await publish();
    expect(err).toContain("Pictures: photo.jpg made smaller");
    expect((await stat(file)).size).toBeGreaterThan(4);
  });

  it("stand upright without a camera's notes, and keep a wide gamut", async () => {
    const camera = { orientation: 6, exif: { IFD0: { Copyright: "A secret place" } } };
    await save("turned.jpg", photograph(150, 600).withIccProfile("p3").withMetadata(camera).jpeg());
    await publish();
    expect(published()).toMatchObject({ width: 600, height: 150 });
    const [rendition] = published().renditions ?? [];
    const file = fileOf(rendition?.url ?? "");
    const metadata = await sharp(file).metadata();
    expect(metadata).toMatchObject({ width: 480, height: 120 });
    expect(metadata.orientation).toBeUndefined();
    expect(metadata.exif).toBeUndefined();
    expect(file.toString("latin1")).not.toContain("secret");
    const source = await readFile(join(project.directory, "content/media/turned.jpg"));
    expect(metadata.icc).toEqual((await sharp(source).metadata()).icc);
    const shown = await sharp(file).stats();
    const red = (await sharp(source).stats()).channels[0]?.mean ?? 0;
    expect(Math.abs((shown.channels[0]?.mean ?? 0) - red)).toBeLessThan(3);
  });

  it("are of pictures that stand still alone: GIF, WebP and PNG may move", async () => {
    const still = await photograph(600, 60).png().toBuffer();
    const other = await photograph(600, 60).negate().png().toBuffer();
    const moving = (): Sharp => sharp([still, other], { join: { animated: true } });
    const afterHeader = 33;
    const animation = Buffer.from("000000086163544c0000000200000000f38d9370", "hex");
    const animated = Buffer.concat([
      still.subarray(0, afterHeader),
      animation,
      still.subarray(afterHeader),
    ]);
    const drawn = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"/>');
    let last = "dot.png";
    const widthsOf = async (name: string, image: Sharp | Uint8Array): Promise<unknown> => {
      await project.edit("content/articles/first.md", last, "dot.png");
      await save(name, image);
      last = name;
      expect((await publish()).code).toBe(EXIT.done);
      return widths();
    };
    expect(await widthsOf("still.png", still)).toEqual([480]);
    expect(await widthsOf("still.gif", photograph(600, 60).gif())).toEqual([480]);
    expect(await widthsOf("moving.gif", moving().gif())).toEqual([]);
    expect(await widthsOf("moving.webp", moving().webp())).toEqual([]);
    expect(await widthsOf("moving.png", animated)).toEqual([]);
    expect(await widthsOf("drawn.svg", drawn)).toEqual([]);
  });

  it("are left out from the first that would weigh more, as of a drawing of few colours", async () => {
    const drawing = join(import.meta.dirname, "../../content/media/two-telephones.png");
    await save("drawing.png", await readFile(drawing));
    await publish();
    expect(widths()).toEqual([480]);
  });

  it("cannot be made of a broken picture: publish and check say where it is used, and send no article", async () => {
    const whole = await photograph(600, 60).jpeg().toBuffer();
    await save("broken.jpg", whole.subarray(0, whole.length / 2));
    const complaint = expect.stringMatching(
      /^content\/articles\/first\.md:12:17: broken\.jpg cannot be read as a picture \(.+\); save it anew$/,
    );
    const { code, err } = await publish();
    expect(code).toBe(EXIT.problems);
    expect(err).toContainEqual(complaint);
    expect([...api.articles.keys()]).toEqual(["second"]);
    const checked = await project.run("check");
    expect(checked.code).toBe(EXIT.problems);
    expect(checked.out).toContainEqual(complaint);
  });

  it("are not written by check", async () => {
    await save("photo.jpg", photograph(600, 60).jpeg());
    const { code } = await project.run("check");
    expect(code).toBe(EXIT.done);
    await expect(readdir(join(project.directory, ".edgewire"))).rejects.toThrow("ENOENT");
  });

  it("are made of what is selected alone", async () => {
    await save("photo.jpg", photograph(600, 60).jpeg());
    const { err } = await publish("content/articles/second.md");
    expect(err.filter((line) => line.startsWith("Pictures:"))).toEqual([]);
  });
});
