import { describe, expect, it } from "vitest";
import { atom } from "../../src/representations/atom.ts";
import { linksOf, sampleFeeds } from "../representations/feed-samples.ts";
import { isMissing, validateRelaxNg } from "./judges.ts";
import { feedPaths, read } from "./newsstand.ts";

describe.skipIf(isMissing("xmllint"))("Atom by the grammar of RFC 4287", () => {
  it("refuses an entry without an id, so that a pass means something", () => {
    const bad = `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>`;
    expect(() => validateRelaxNg("atom.rng", bad)).toThrow("xmllint");
  });

  it.each([...feedPaths(), "/archive/1"])("%s/atom.xml", async (path) => {
    const document = await read(`${path}/atom.xml`);
    expect(() => validateRelaxNg("atom.rng", document)).not.toThrow();
  });

  it.each(["archive", "withdrawn"])("with what other RFCs add: %s", (name) => {
    const feed = sampleFeeds[name]!;
    const document = atom.render(feed, linksOf(feed, atom.file));
    expect(document).toMatch(/<fh:archive|<at:deleted-entry/);
    expect(() => validateRelaxNg("atom.rng", document)).not.toThrow();
  });
});
