import { describe, expect, it } from "vitest";
import { isMissing, validateRelaxNg } from "./judges.ts";
import { feedPaths, read } from "./newsstand.ts";

describe.skipIf(isMissing("xmllint"))("Atom by the grammar of RFC 4287", () => {
  it("refuses an entry without an id, so that a pass means something", () => {
    const bad = `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>`;
    expect(() => validateRelaxNg("atom.rng", bad)).toThrow("xmllint");
  });

  it.each(feedPaths())("%s/atom.xml", async (path) => {
    const document = await read(`${path}/atom.xml`);
    expect(() => validateRelaxNg("atom.rng", document)).not.toThrow();
  });
});
