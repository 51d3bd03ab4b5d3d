import { expect, it } from "vitest";
import { rememberedDocuments } from "../../src/edge/documents.ts";

const document = { bytes: new TextEncoder().encode("news ".repeat(500)), fields: {} };

it("makes each coding once", () => {
  const documents = rememberedDocuments();
  const first = documents.inCoding("/atom.xml", 'W/"a"', document, "br");
  expect(documents.inCoding("/atom.xml", 'W/"a"', document, "br")).toBe(first);
  expect(documents.inCoding("/atom.xml", 'W/"a"', document, "gzip")).not.toEqual(first);
  expect(documents.inCoding("/atom.xml", 'W/"a"', document, "identity")).toBe(document);
});

it("keeps documents apart by path and by validator", () => {
  const documents = rememberedDocuments();
  documents.keep("/a", 'W/"1"', document);
  expect(documents.find("/a", 'W/"1"')).toBe(document);
  expect(documents.find("/a", 'W/"2"')).toBeUndefined();
  expect(documents.find("/b", 'W/"1"')).toBeUndefined();
});

it("still answers when a document is too heavy to keep", () => {
  const documents = rememberedDocuments(100);
  documents.keep("/a", 'W/"1"', document);
  expect(documents.find("/a", 'W/"1"')).toBeUndefined();
  const compressed = documents.inCoding("/a", 'W/"1"', document, "gzip");
  expect(compressed.bytes.byteLength).toBeLessThan(document.bytes.byteLength);
});
