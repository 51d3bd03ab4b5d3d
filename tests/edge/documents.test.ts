import { expect, it } from "vitest";
import { compress } from "../../src/edge/compression.ts";
import { type Document, rememberedDocuments } from "../../src/edge/documents.ts";

const bytes = new TextEncoder().encode("news ".repeat(500));
const document: Document = { coding: "identity", bytes, fields: { Link: "</>" } };

it("makes each coding once", () => {
  const documents = rememberedDocuments();
  const first = documents.keep("/atom.xml", 'W/"a"', document, "br");
  expect(first).toMatchObject({ coding: "br", fields: document.fields });
  expect(documents.find("/atom.xml", 'W/"a"', "br")).toBe(first);
  expect(documents.find("/atom.xml", 'W/"a"', "identity")).toBe(document);
  const second = documents.find("/atom.xml", 'W/"a"', "gzip");
  expect(second?.bytes).toEqual(compress(bytes, "gzip"));
  expect(documents.find("/atom.xml", 'W/"a"', "gzip")).toBe(second);
});

it.each(["br", "gzip"] as const)("makes every coding of one that came as %s", (coding) => {
  const documents = rememberedDocuments();
  documents.keep("/a", 'W/"1"', { ...document, coding, bytes: compress(bytes, coding) }, coding);
  expect(documents.find("/a", 'W/"1"', "identity")).toMatchObject({ coding: "identity" });
  for (const other of ["br", "gzip"] as const) {
    expect(documents.find("/a", 'W/"1"', other)?.bytes).toEqual(compress(bytes, other));
  }
  expect(Buffer.from(documents.find("/a", 'W/"1"', "identity")?.bytes ?? [])).toEqual(
    Buffer.from(bytes),
  );
});

it("keeps documents apart by path and by validator", () => {
  const documents = rememberedDocuments();
  documents.keep("/a", 'W/"1"', document, "identity");
  expect(documents.find("/a", 'W/"1"', "identity")).toBe(document);
  expect(documents.find("/a", 'W/"2"', "identity")).toBeUndefined();
  expect(documents.find("/b", 'W/"1"', "identity")).toBeUndefined();
});

it("still answers when a document is too heavy to keep", () => {
  const documents = rememberedDocuments(100);
  const compressed = documents.keep("/a", 'W/"1"', document, "gzip");
  expect(documents.find("/a", 'W/"1"', "identity")).toBeUndefined();
  expect(compressed.bytes.byteLength).toBeLessThan(document.bytes.byteLength);
});
