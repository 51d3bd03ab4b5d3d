import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import type { AppIcon } from "../../src/model/app-icon.ts";
import type { FakeApi } from "../support/fake-api.ts";
import { besideApi } from "./beside-api.ts";
import type { Project } from "./project.ts";

let api: FakeApi;
let project: Project;

besideApi((desk) => {
  ({ api, project } = desk);
});

const publish = (): ReturnType<Project["run"]> => project.run("publish", "--to", api.url);

const save = async (name: string, image: Sharp | Uint8Array | string): Promise<void> => {
  const file = typeof image === "string" || image instanceof Uint8Array ? image : image.toBuffer();
  await writeFile(join(project.directory, "content/media", name), await file);
  const icon = `icon: { src: media/${name}, alt: The Test Wire }`;
  await project.edit("content/publication.yaml", "hubs: []", `${icon}\nhubs: []`);
};

const tile = (size: number, background: string): Sharp =>
  sharp({ create: { width: size, height: size, channels: 3, background } }).png();

const icons = (): readonly AppIcon[] =>
  (api.publication?.document["icons"] ?? []) as readonly AppIcon[];
const pictureOf = ({ url }: AppIcon): Sharp => {
  const file = api.media.get(url.slice("/media/".length));
  if (!file) throw new Error(`${url} was not uploaded`);
  return sharp(file);
};
const pixel = async (icon: AppIcon | undefined, left: number, top: number): Promise<number[]> => {
  if (!icon) throw new Error("no icon");
  const at = { left, top, width: 1, height: 1 };
  return [...(await pictureOf(icon).ensureAlpha().extract(at).raw().toBuffer())];
};

describe("the icon", () => {
  it("is made in the sizes of tabs, home screens and masks, uploaded, and named smallest first", async () => {
    await save("icon.png", tile(600, "#16202e"));
    expect((await publish()).code).toBe(EXIT.done);
    expect(icons().map(({ size, purpose, type }) => `${size} ${purpose} ${type}`)).toEqual([
      "32 any image/png",
      "180 any image/png",
      "192 any image/png",
      "512 any image/png",
      "512 maskable image/png",
    ]);
    for (const icon of icons()) {
      expect(await pictureOf(icon).metadata()).toMatchObject({
        format: "png",
        width: icon.size,
        height: icon.size,
      });
    }
    expect((await publish()).err.filter((line) => /^(?:Pictures|Media):/.test(line))).toEqual([]);
  });

  it("is a drawing in every size, on white where it may not be transparent", async () => {
    const circle = '<circle cx="10" cy="10" r="10" fill="#00f"/>';
    await save(
      "icon.svg",
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" width="20" height="20">${circle}</svg>`,
    );
    await publish();
    expect(icons()).toHaveLength(5);
    const [, touch, , large, masked] = icons();
    expect((await pixel(large, 0, 0))[3]).toBe(0);
    expect(await pixel(touch, 0, 0)).toEqual([255, 255, 255, 255]);
    expect(await pixel(masked, 0, 0)).toEqual([255, 255, 255, 255]);
    expect(await pixel(masked, 256, 256)).toEqual([0, 0, 255, 255]);
  });

  it("is safe from every mask: a tile's own colour goes on around it", async () => {
    const mark = await sharp({
      create: { width: 512, height: 8, channels: 3, background: "#ff0000" },
    })
      .png()
      .toBuffer();
    await save("icon.png", tile(512, "#16202e").composite([{ input: mark, top: 504, left: 0 }]));
    await publish();
    const masked = icons().find(({ purpose }) => purpose === "maskable");
    expect(await pixel(masked, 0, 0)).toEqual([0x16, 0x20, 0x2e, 255]);
    const { data, info } = await pictureOf(masked as AppIcon)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    let furthest = 0;
    for (let y = 0; y < 512; y++) {
      for (let x = 0; x < 512; x++) {
        if ((data[(y * 512 + x) * info.channels] ?? 0) < 200) continue;
        furthest = Math.max(furthest, Math.hypot(x - 255.5, y - 255.5));
      }
    }
    expect(furthest).toBeGreaterThan(150);
    expect(furthest).toBeLessThanOrEqual(512 * 0.4);
  });

  it("is never made larger than it is", async () => {
    await save("icon.png", tile(185, "#16202e"));
    await publish();
    expect(icons().map(({ size }) => size)).toEqual([32, 180]);
  });

  it("cannot be made of a broken picture: publish and check name the place, and nothing is sent", async () => {
    const whole = await tile(600, "#16202e")
      .composite([{ input: { text: { text: "EDGEWIRE", dpi: 600 } }, gravity: "centre" }])
      .toBuffer();
    await save("icon.png", whole.subarray(0, whole.length / 2));
    const complaint = expect.stringMatching(
      /^content\/publication\.yaml:10:20: icon\.png cannot be read as a picture/,
    );
    const { code, err } = await publish();
    expect(code).toBe(EXIT.problems);
    expect(err).toContainEqual(complaint);
    expect(api.publication).toBeUndefined();
    expect((await project.run("check")).out).toContainEqual(complaint);
  });
});
