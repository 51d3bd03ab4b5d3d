import { expect, it } from "vitest";
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
