import { directionOf } from "../model/language.ts";
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

/** Paths are relative to the manifest, so that an application stays with the host it came from. */
const manifestOf = ({ title, description, language, icon, theme }: Publication) => ({
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
  ...(icon && {
    icons: [
      {
        src: icon.url,
        type: icon.type,
        sizes: icon.type === "image/svg+xml" ? "any" : `${icon.width}x${icon.height}`,
      },
    ],
  }),
});
