import { expect, it } from "vitest";
import { EDITION_MAX_BYTES } from "../../src/model/edition.ts";
import { slug } from "../support/builders.ts";
import { decodeRecord } from "../../src/store/codec.ts";
import { keys } from "../../src/store/keys.ts";
import { HEAVY_BYTES } from "./rows.ts";
import { endlessStock, stockOf } from "./stock.ts";

const frontEdition = (bytesEach: number) => {
  const key = keys.edition("front");
  const text = stockOf(40, bytesEach).get(key)?.text ?? "";
  return { text, ...decodeRecord("edition", key, text) };
};

it("fills the front page with thirty whole articles of the weight asked for", () => {
  const { entries } = frontEdition(5000);
  expect(entries).toHaveLength(30);
  for (const { article, body } of entries) {
    expect(body).toBe("full");
    expect(JSON.stringify(article).length).toBeGreaterThanOrEqual(5000);
    expect(JSON.stringify(article).length).toBeLessThan(6500);
  }
});

it("has a heavy edition that is as heavy as one gets with every body whole", () => {
  const { text, entries } = frontEdition(HEAVY_BYTES);
  expect(Buffer.byteLength(text)).toBeGreaterThan(EDITION_MAX_BYTES * 0.95);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(EDITION_MAX_BYTES);
  expect(entries.every(({ body }) => body === "full")).toBe(true);
});

it("is the same on every run, so that runs can be compared", () => {
  expect(frontEdition(5000).text).toBe(frontEdition(5000).text);
});

it("has an article under any permalink when it is endless", () => {
  const key = keys.resource(slug("wire-99999"));
  const resource = decodeRecord("resource", key, endlessStock(5000).get(key)?.text ?? "");
  expect(resource).toMatchObject({ kind: "live", article: { slug: "wire-99999" } });
});
