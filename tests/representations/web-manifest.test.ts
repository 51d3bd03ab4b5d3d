import { expect, it } from "vitest";
import type { AppIcon } from "../../src/model/app-icon.ts";
import type { LanguageTag } from "../../src/model/language.ts";
import { webManifest } from "../../src/representations/web-manifest.ts";
import { aPicture, aPublication } from "../support/builders.ts";
import { expectGolden } from "../support/golden.ts";
import { aPublicationWithPictures, feedPageOf } from "./html-showcase.ts";

const manifestOf = (over: Parameters<typeof aPublication>[0]): unknown =>
  JSON.parse(webManifest.render(aPublication(over)));

it("says what a device that installs the publication shows", () => {
  expectGolden("manifest.webmanifest", webManifest.render(aPublicationWithPictures()));
});

it("has an icon where there is one, of any size if it is drawn", () => {
  const icon = aPicture({ type: "image/svg+xml" });
  expect(manifestOf({ icon })).toMatchObject({ icons: [{ sizes: "any", type: icon.type }] });
  expect(manifestOf({})).not.toHaveProperty("icons");
  expect(manifestOf({ language: "ar" as LanguageTag })).toMatchObject({ lang: "ar", dir: "rtl" });
});

const sized = (size: number, purpose: AppIcon["purpose"] = "any"): AppIcon => ({
  url: `/media/${String(size).padStart(64, purpose === "any" ? "a" : "b")}.png`,
  type: "image/png",
  size,
  purpose,
});
const icons = [sized(32), sized(180), sized(192), sized(512), sized(512, "maskable")];

it("has the sizes that were made of the icon, and the drawing where it is one", () => {
  const large = [sized(192), sized(512), sized(512, "maskable")].map((icon) => ({
    src: icon.url,
    type: "image/png",
    sizes: `${icon.size}x${icon.size}`,
    purpose: icon.purpose,
  }));
  expect(manifestOf({ icon: aPicture(), icons })).toHaveProperty("icons", large);
  const drawn = aPicture({ type: "image/svg+xml" });
  expect(manifestOf({ icon: drawn, icons })).toHaveProperty("icons", [
    { src: drawn.url, type: drawn.type, sizes: "any" },
    ...large,
  ]);
  const small = { icon: aPicture({ width: 48, height: 48 }), icons: [sized(32)] };
  expect(manifestOf(small)).toMatchObject({ icons: [{ sizes: "48x48" }] });
});

it("is beside the icons of a tab and of Apple's home screens, each in its size", () => {
  const tags = (publication: Parameters<typeof feedPageOf>[2]) =>
    feedPageOf([], "front", publication).match(/<link rel="[a-z-]*icon"[^>]*>/g);
  expect(tags(aPublication({ icon: aPicture(), icons }))).toEqual([
    `<link rel="icon" href="${sized(32).url}" type="image/png" sizes="32x32">`,
    `<link rel="apple-touch-icon" href="${sized(180).url}">`,
  ]);
  const drawn = aPicture({ type: "image/svg+xml" });
  expect(tags(aPublication({ icon: drawn, icons }))).toEqual([
    `<link rel="icon" href="${drawn.url}" type="image/svg+xml" sizes="any">`,
    `<link rel="icon" href="${sized(32).url}" type="image/png" sizes="32x32">`,
    `<link rel="apple-touch-icon" href="${sized(180).url}">`,
  ]);
});

it("is linked from pages, with icons that are there, PNG for home screens as well", () => {
  const linked = (publication: Parameters<typeof feedPageOf>[2]) =>
    [...feedPageOf([], "front", publication).matchAll(/<link rel="([a-z-]*icon|manifest)"/g)].map(
      ([, rel]) => rel,
    );
  expect(linked(aPublicationWithPictures())).toEqual(["icon", "apple-touch-icon", "manifest"]);
  expect(linked(aPublication({ icon: aPicture({ type: "image/svg+xml" }) }))).toEqual([
    "icon",
    "manifest",
  ]);
  expect(linked(aPublication())).toEqual(["manifest"]);
});
