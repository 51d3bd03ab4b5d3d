import type { Label } from "../../model/label.ts";
import type { Picture } from "../../model/media.ts";
import type { Author, Publication } from "../../model/publication.ts";
import type { Selection } from "../../model/selection.ts";
import type { Font, Theme } from "../../model/theme.ts";
import { parsePublicationYaml } from "../publication.ts";
import { filesOf } from "./files.ts";
import { pictureReference } from "./front-matter.ts";
import { isSame } from "./reading-back.ts";
import { yamlOf } from "./yaml.ts";

/**
 * Writes settings as `publication.yaml`: the inverse of `parsePublicationYaml`.
 * @returns besides, whether reading it gives them again, but for the icon's sizes, which are made of it
 */
export const writePublication = async (
  publication: Publication,
): Promise<{ readonly source: string; readonly isExact: boolean }> => {
  const { icons: _icons, logo, icon, theme, feeds, ...rest } = publication;
  const source = yamlOf({
    ...rest,
    logo: logo && beside(logo),
    icon: icon && beside(icon),
    theme: theme && themeSource(theme),
    sections: labels(rest.sections),
    topics: labels(rest.topics),
    stories: rest.stories && labels(rest.stories),
    authors: mapped(rest.authors, authorSource),
    languages: rest.languages && labels(rest.languages),
    feeds: feeds && mapped(feeds, selectionSource),
  });
  const { icons: _, ...wanted } = publication;
  const media = filesOf(wanted, addressOf);
  const read = await parsePublicationYaml(source, async () => media);
  return { source, isExact: read.ok && isSame(read.value, wanted) };
};

/** Where a file stands beside `publication.yaml`. */
const addressOf = (url: string): string => url.replace(/^\//, "");

const beside = (picture: Picture) => ({
  ...pictureReference(picture),
  src: addressOf(picture.url),
});

const mapped = <Value>(
  values: Readonly<Record<string, Value>>,
  write: (value: Value) => unknown,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, write(value)]));

const labels = (named: Readonly<Record<string, Label>>) =>
  mapped(named, (label) => (label.description === undefined ? label.label : label));

const authorSource = ({ kind, ...author }: Author) =>
  kind === "person" ? author : { ...author, kind };

const selectionSource = ({ podcast, ...selection }: Selection) => ({
  ...selection,
  ...(podcast && { podcast: { ...podcast, image: beside(podcast.image) } }),
});

const themeSource = ({ fonts = {}, ...colours }: Theme) => {
  const font = (written: Font | undefined) =>
    written && {
      family: written.family,
      files: written.files?.map(({ url, weight, style }) => ({
        src: addressOf(url),
        weight,
        ...(style === "italic" && { style }),
      })),
    };
  const families = { text: font(fonts.text), furniture: font(fonts.furniture) };
  return { ...colours, ...((fonts.text ?? fonts.furniture) && { fonts: families }) };
};
