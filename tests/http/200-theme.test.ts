import { expect, it } from "vitest";
import { aPublication, aTheme } from "../support/builders.ts";
import { aNewswire } from "../support/newswire.ts";

const themed = async () => {
  const wire = await aNewswire();
  await wire.adopt(aPublication({ theme: aTheme() }));
  const page = await (await wire.get("/")).text();
  const [, path = ""] = /href="(\/assets\/theme-[^"]+)"/.exec(page) ?? [];
  return { wire, path };
};

it("a page's theme is its second style sheet, for ever", async () => {
  const { wire, path } = await themed();
  const response = await wire.get(path);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "cache-control": "max-age=31536000, immutable",
    "content-type": "text/css; charset=utf-8",
  });
  expect(await response.text()).toContain("--accent:#00529b");
  const etag = response.headers.get("etag") ?? "";
  expect((await wire.get(path, { "If-None-Match": etag })).status).toBe(304);
});

it("an older page gets the theme of now, and soon asks again", async () => {
  const { wire, path } = await themed();
  await wire.adopt(aPublication({ theme: { light: { accent: "#004400" } } }));
  wire.pass(6);
  const response = await wire.get(path);
  expect(response.headers.get("cache-control")).toMatch(/^max-age=60,/);
  expect(await response.text()).toContain("--accent:#004400");
});

it("a publication without a theme has no such file", async () => {
  const { wire, path } = await themed();
  await wire.adopt(aPublication());
  wire.pass(6);
  expect((await wire.get(path)).status).toBe(404);
  expect((await wire.get("/assets/theme-x.css")).status).toBe(404);
});
