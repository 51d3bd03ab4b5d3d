import { count, list, pointer, record, type Schema, text, url, words } from "./json-schema.ts";

const file = {
  url: url("The file."),
  type: text("Media type."),
  bytes: count("Length in bytes."),
};

const captioned = { caption: pointer("inlineHtml"), credit: pointer("credit") };

const seconds = (description: string): Schema => ({ type: "number", minimum: 0, description });

const duration = seconds("Length in seconds.");

const chapters: Schema = {
  ...list(
    record(
      "A part that can be gone to.",
      { startSeconds: seconds("Where it begins."), title: words },
      { url: url("A page about it.") },
    ),
  ),
  description: "In the order in which they are heard.",
};

/** Definitions of pictures and recordings. */
export const mediaSchemas = {
  credit: record("Who made it.", {
    name: text("As it is printed."),
    role: { enum: ["photographer", "illustrator", "author", "producer", "editor"] },
  }),
  picture: record(
    "A picture.",
    {
      ...file,
      width: count("In pixels."),
      height: count("In pixels."),
      alt: text("For those who do not see it; empty when it only decorates."),
    },
    {
      ...captioned,
      renditions: {
        ...list(
          record("A smaller copy.", {
            url: file.url,
            type: file.type,
            width: count("In pixels."),
          }),
        ),
        description: "The narrowest first.",
      },
    },
  ),
  audio: record(
    "A sound recording.",
    { ...file, title: words, durationSeconds: duration },
    { ...captioned, chapters, transcriptUrl: url("Where the words can be read.") },
  ),
  video: record(
    "A film.",
    {
      ...file,
      title: words,
      durationSeconds: duration,
      width: count("In pixels."),
      height: count("In pixels."),
    },
    { ...captioned, chapters, poster: pointer("picture"), captionsUrl: url("WebVTT.") },
  ),
} satisfies Record<string, Schema>;
