import { describe, expect, it } from "vitest";
import { licenseXml } from "../../src/representations/license-xml.ts";
import { PAYMENTS } from "../../src/model/licensing.ts";
import { aPublication, EVERY_FILE } from "../support/builders.ts";
import { isMissing, validateRelaxNg } from "./judges.ts";
import { read } from "./newsstand.ts";

describe.skipIf(isMissing("xmllint"))("RSL by the grammar of RSL 1.0", () => {
  it("refuses a list with commas, so that a pass means something", async () => {
    const bad = (await read("/license.xml")).replace("search ai-input", "search, ai-input");
    expect(() => validateRelaxNg("rsl.rng", bad)).toThrow("xmllint");
  });

  it("/license.xml", async () => {
    const document = await read("/license.xml");
    expect(() => validateRelaxNg("rsl.rng", document)).not.toThrow();
  });

  it.each(PAYMENTS)("a licence of payment %s", (payment) => {
    const document = licenseXml.render(
      aPublication({ licensing: { ...EVERY_FILE.licensing, payment } }),
    );
    expect(() => validateRelaxNg("rsl.rng", document)).not.toThrow();
  });
});
