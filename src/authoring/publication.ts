import type * as z from "zod/mini";
import type { Picture } from "../model/media.ts";
import type { Problem } from "../model/problem.ts";
import type { Publication } from "../model/publication.ts";
import { fail, ok, type Result } from "../model/result.ts";
import { referencedArtwork } from "./artwork.ts";
import type { AuthoringContext } from "./context.ts";
import { excessOfJson } from "./nesting.ts";
import { referencedPicture } from "./referenced-picture.ts";
import { inOrder } from "./report.ts";
import { authoredPublication, publication } from "./schema/publication.ts";
import { type PathProblem, pointerProblem, readValue } from "./schema/read.ts";
import { authoredTheme } from "./schema/theme.ts";
import { textFile } from "./text-file.ts";
import { themeWithFonts } from "./theme-fonts.ts";
import { readYaml } from "./yaml-source.ts";

/** Reads the publication's settings from JSON; every problem has an RFC 6901 pointer. */
export const parsePublication = (json: unknown): Result<Publication, readonly Problem[]> => {
  const excess = excessOfJson(json);
  if (excess !== undefined) return fail([{ detail: excess, pointer: "" }]);
  const read = readValue(publication, json);
  return read.ok ? read : fail(read.error.map(pointerProblem));
};

/** Reads `publication.yaml`; every problem has its line and column, and a pointer. */
export const parsePublicationYaml = async (
  source: string,
  media: AuthoringContext["media"],
): Promise<Result<Publication, readonly Problem[]>> => {
  const yaml = readYaml(textFile(source), 0);
  if (!yaml.ok) return yaml;
  const { value, locate } = yaml.value;
  const settings = readValue(authoredPublication, value ?? {});
  const pictures = isMembers(value) ? value : {};
  const logo = await referencedPicture(pictures["logo"], ["logo"], media);
  const icon = await referencedPicture(pictures["icon"], ["icon"], media);
  const artwork = await artworkOf(pictures["feeds"], media);
  const written = authoredTheme.safeParse(pictures["theme"]);
  const theme = written.success ? await themeWithFonts(written.data, media) : ok(undefined);
  if (!settings.ok || !logo.ok || !icon.ok || !artwork.ok || !theme.ok) {
    const wrong = [settings, logo, icon, artwork, theme].flatMap((read) =>
      read.ok ? [] : read.error,
    );
    return fail(inOrder(wrong.map(locate)));
  }
  const { logo: _logo, icon: _icon, theme: _theme, feeds, ...rest } = settings.value;
  return ok({
    ...rest,
    ...(feeds && { feeds: withArtwork(feeds, artwork.value) }),
    ...(logo.value && { logo: logo.value }),
    ...(icon.value && { icon: icon.value }),
    ...(theme.value && { theme: theme.value }),
  });
};

/** The artwork of each selection that is a podcast, by the selection's name. */
const artworkOf = async (
  feeds: unknown,
  media: AuthoringContext["media"],
): Promise<Result<ReadonlyMap<string, Picture>, readonly PathProblem[]>> => {
  const found = new Map<string, Picture>();
  const problems: PathProblem[] = [];
  for (const [name, selection] of Object.entries(isMembers(feeds) ? feeds : {})) {
    const podcast = isMembers(selection) && selection["podcast"];
    if (!isMembers(podcast)) continue;
    const path = ["feeds", name, "podcast", "image"];
    const picture = await referencedArtwork(podcast["image"], path, media);
    if (!picture.ok) problems.push(...picture.error);
    else if (picture.value) found.set(name, picture.value);
  }
  return problems.length > 0 ? fail(problems) : ok(found);
};

type AuthoredFeeds = NonNullable<z.output<typeof authoredPublication>["feeds"]>;

const withArtwork = (
  feeds: AuthoredFeeds,
  artwork: ReadonlyMap<string, Picture>,
): NonNullable<Publication["feeds"]> =>
  Object.fromEntries(
    Object.entries(feeds).map(([name, { podcast, ...selection }]) => {
      const image = artwork.get(name);
      return [
        name,
        podcast && image ? { ...selection, podcast: { ...podcast, image } } : selection,
      ];
    }),
  );

const isMembers = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
