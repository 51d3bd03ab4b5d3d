import { describe, expect, it } from "vitest";
import { FEED_FILES } from "../../src/representations/feed-files.ts";
import { feedLinks } from "../../src/representations/links.ts";
import { sampleFeeds } from "../representations/feed-samples.ts";
import { PANEL } from "./readers/panel.ts";
import { FORMATS, type Format } from "./readers/reading.ts";

const { archive, withdrawn } = sampleFeeds;

/** Each as it is, and without what other RFCs add to it. */
const documentsIn = (format: Format): readonly string[] => {
  const row = FEED_FILES.find(({ file }) => file === format)!;
  return [archive!, withdrawn!].flatMap((feed) => {
    const { archive: _, removed: _removed, ...plain } = feed;
    return [feed, plain].map((each) => row.render(each, feedLinks(each, row)));
  });
};

describe.each(PANEL)("$name ($language)", (reader) => {
  const formats = FORMATS.filter((format) => reader.fields[format]);
  it.skipIf(reader.isMissing()).each(formats)(
    "finds in an archive, and beside tombstones, what it finds without them in %s",
    async (format) => {
      const documents = documentsIn(format);
      const found = await reader.read(format, documents);
      expect(found[0]).toEqual(found[1]);
      expect(found[2]).toEqual(found[3]);
      const deaths = documents.map((document) => reader.diesOf?.(document) ?? false);
      expect(found.map((entries) => entries.length)).toEqual(
        [2, 2, 1, 1].map((entries, at) => (deaths[at] ? 0 : entries)),
      );
    },
  );
});
