import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeRecord, decodePrerendered, encodeRecord } from "../../src/store/codec.ts";
import type { PrerenderedDocument } from "../../src/store/prerendered.ts";
import { aPublication, instant } from "../support/builders.ts";

const AT = instant("2026-11-02T08:00:00Z");

const someDocument = fc.record({
  name: fc.string({ unit: "grapheme", minLength: 1 }),
  coding: fc.constantFrom("br" as const, "gzip" as const),
  fields: fc.dictionary(fc.string(), fc.string({ unit: "grapheme" })),
  bytes: fc.uint8Array({ maxLength: 200 }),
});
const isSame = (a: PrerenderedDocument, b: PrerenderedDocument): boolean =>
  a.name === b.name && a.coding === b.coding;

it("finds each document again in the bytes of any record, and the record itself", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme" }),
      fc.uniqueArray(someDocument, { comparator: isSame, maxLength: 8 }),
      (title, documents) => {
        const value = aPublication({ title });
        const bare = encodeRecord(value, AT);
        const { text, metadata } = encodeRecord(value, AT, { madeWith: "these", documents });
        expect(metadata.hash).toBe(bare.metadata.hash);
        expect(decodeRecord("publication", "key", text)).toEqual(value);
        const bytes = new TextEncoder().encode(text);
        for (const document of documents) {
          const found = decodePrerendered("key", bytes, metadata, document);
          expect({ ...found, bytes: Uint8Array.from(found?.bytes ?? []) }).toEqual(document);
        }
      },
    ),
  );
});

it("is a fault of ours where it is not in its place, not an absence", () => {
  const document = { name: "rss", coding: "gzip", fields: {}, bytes: Uint8Array.of(1) } as const;
  const { metadata } = encodeRecord(aPublication(), AT, {
    madeWith: "these",
    documents: [document],
  });
  expect(() => decodePrerendered("key", new Uint8Array(10), metadata, document)).toThrow(
    "The record at key has no document rss where it should be",
  );
});
