import { imageSize } from "image-size";
import { expect, it } from "vitest";
import { elementsOf, parseHtml } from "../support/html-tree.ts";
import { origin, read } from "./newsstand.ts";

interface Icon {
  readonly src: string;
  readonly sizes?: string;
  readonly type?: string;
}

/** What the file at an address is, by its own bytes. */
const measured = async (src: string) => {
  const response = await fetch(new URL(src, origin()));
  expect([src, response.status]).toEqual([src, 200]);
  const { width, height, type = "" } = imageSize(new Uint8Array(await response.arrayBuffer()));
  return {
    sizes: `${width}x${height}`,
    type: `image/${type}`,
    served: response.headers.get("Content-Type"),
    immutable: response.headers.get("Cache-Control")?.includes("immutable"),
  };
};

/** Each icon of a page by its relation. */
const iconsOf = (page: string): readonly (Icon & { readonly rel: string })[] =>
  elementsOf(parseHtml(page)).flatMap(({ tagName, properties }) => {
    const rel = [properties["rel"]].flat().join(" ");
    if (tagName !== "link" || !rel.endsWith("icon")) return [];
    const [sizes, type] = [properties["sizes"], properties["type"]].map((value) =>
      value === undefined ? undefined : [value].flat().join(" "),
    );
    const src = String(properties["href"]);
    return [{ rel, src, ...(sizes && { sizes }), ...(type && { type }) }];
  });

const expectToBeAsSaid = async ({ src, sizes, type }: Icon): Promise<string> => {
  const file = await measured(src);
  expect({ src, ...file }).toMatchObject({
    src,
    ...(sizes && { sizes }),
    type: type ?? file.type,
    served: file.type,
    immutable: true,
  });
  return file.sizes;
};

it("a page has icons for a tab and for a home screen, each what its link says", async () => {
  const page = await read("/articles/gone-is-an-answer");
  const icons = iconsOf(page);
  const sizes = await Promise.all(icons.map(expectToBeAsSaid));
  const found = icons.map(({ rel }, index) => `${rel} ${sizes[index]}`);
  // 32 pixels for a tab of a dense screen (HTML, "Link type icon"), 180 for iOS (Apple, "Configuring Web Applications").
  expect(found).toEqual(expect.arrayContaining(["icon 32x32", "apple-touch-icon 180x180"]));
});

it("the manifest has the sizes that a device needs to install it, each what it says", async () => {
  const { icons } = JSON.parse(await read("/manifest.webmanifest")) as { icons: readonly Icon[] };
  const sizes = await Promise.all(icons.map(expectToBeAsSaid));
  // web.dev, "Installable": 192 and 512 pixels, for Chromium.
  expect(sizes).toEqual(expect.arrayContaining(["192x192", "512x512"]));
});

it("/favicon.ico leads who has read no page to an icon for a tab", async () => {
  const response = await fetch(`${origin()}/favicon.ico`, { redirect: "manual" });
  expect(response.status).toBe(302);
  expect((await measured(response.headers.get("Location") ?? "")).sizes).toBe("32x32");
});
