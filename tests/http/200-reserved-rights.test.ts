import { describe, expect, it } from "vitest";
import { aPublication, EVERY_FILE, EVERY_KIND_OF_FEED } from "../support/builders.ts";
import { REPRESENTATIONS, aNewswire } from "../support/newswire.ts";

const rightsOf = ({ headers }: Response) => [
  headers.get("TDM-Reservation"),
  headers.get("TDM-Policy"),
];
const { licensing } = EVERY_FILE;

const aWireWith = async (over: Parameters<typeof aPublication>[0]) => {
  const wire = await aNewswire();
  await wire.adopt(aPublication({ ...EVERY_KIND_OF_FEED, ...over }));
  return wire;
};

describe("the right to mine text and data (TDMRep)", () => {
  it.each(REPRESENTATIONS)(
    "is reserved by %s itself, at first and once it is remembered",
    async (path) => {
      const wire = await aWireWith({ licensing });
      const policy = "https://news.example/articles/terms";
      expect(rightsOf(await wire.get(path))).toEqual(["1", policy]);
      const again = await wire.get(path, { "Accept-Encoding": "br" });
      expect(rightsOf(again)).toEqual(["1", policy]);
      const etag = again.headers.get("ETag") ?? "";
      expect(rightsOf(await wire.get(path, { "If-None-Match": etag }))).toEqual([null, null]);
    },
  );

  it("is reserved for all paths in tdmrep.json", async () => {
    const { terms: _, ...unworded } = licensing;
    const rules = async (over: Parameters<typeof aPublication>[0]) =>
      (await (await aWireWith(over)).get("/.well-known/tdmrep.json")).json();
    const rule = { location: "/", "tdm-reservation": 1 };
    const policy = "https://news.example/license.xml";
    expect(await rules({})).toEqual([rule]);
    expect(await rules({ licensing: unworded })).toEqual([{ ...rule, "tdm-policy": policy }]);
    expect(await rules({ licensing, crawlers: { training: "allowed" } })).toEqual([
      { ...rule, "tdm-reservation": 0 },
    ]);
  });

  it("is mentioned nowhere where every use is allowed", async () => {
    const wire = await aWireWith({ licensing, crawlers: { training: "allowed" } });
    for (const path of REPRESENTATIONS) {
      expect(rightsOf(await wire.get(path))).toEqual([null, null]);
    }
  });
});
