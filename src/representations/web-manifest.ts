import type { AppIcon } from "../model/app-icon.ts";
import { directionOf } from "../model/language.ts";
import type { Picture } from "../model/media.ts";
import type { Publication } from "../model/publication.ts";
import { paletteOf } from "../model/theme.ts";
import { jsonDocument } from "./markup/json.ts";
import type { PublicationRepresentation } from "./representation.ts";

/** The publication as an application that a device can install (w3.org/TR/appmanifest). */
export const webManifest = {
  name: "manifest",
  file: "manifest.webmanifest",
  kind: "data",
  mediaType: "application/manifest+json",
  contentType: "application/manifest+json",
  title: "Web app manifest",
  rel: "self",
  render: (publication) => jsonDocument(manifestOf(publication)),
} as const satisfies PublicationRepresentation;

/** What Chromium wants before it offers to install. */
const INSTALLED_MIN_SIZE = 192;

/** Paths are relative to the manifest, so that an application stays with the host it came from. */
const manifestOf = ({ title, description, language, icon, icons = [], theme }: Publication) => ({
  id: "/",
  name: title,
  description,
  lang: language,
  dir: directionOf(language),
  start_url: "/",
  scope: "/",
  display: "minimal-ui",
  theme_color: paletteOf(theme, "light").paper,
  background_color: paletteOf(theme, "light").paper,
  ...(icon && { icons: iconsOf(icon, icons) }),
});

/** A drawing has every size. What stands in a tab is too small for a home screen. */
const iconsOf = ({ url, type, width, height }: Picture, icons: readonly AppIcon[]) => {
  const large = icons.filter(({ size }) => size >= INSTALLED_MIN_SIZE);
  const isDrawn = type === "image/svg+xml";
  const sizes = isDrawn ? "any" : `${width}x${height}`;
  return [
    ...(isDrawn || large.length === 0 ? [{ src: url, type, sizes }] : []),
    ...large.map(({ url: src, type, size, purpose }) => ({
      src,
      type,
      sizes: `${size}x${size}`,
      purpose,
    })),
  ];
};
