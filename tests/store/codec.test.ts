import { describe, expect, it } from "vitest";
import {
  UnreadableRecord,
  decodeRecord,
  encodeRecord,
  parseMetadata,
} from "../../src/store/codec.ts";
import { aPublication, instant } from "../support/builders.ts";

const AT = instant("2026-11-01T09:00:00Z");

describe("a record's value", () => {
  it("carries its schema version, and comes back as it went in", () => {
    const { text } = encodeRecord(aPublication(), AT);
    expect(JSON.parse(text)).toMatchObject({ schema: 1, title: "The Example Wire" });
    expect(decodeRecord("publication", "publication:v1", text)).toEqual(aPublication());
  });

  it.each([
    ["is cut off", '{"schema":1,"baseUrl":"https'],
    ["is not an object", '"text"'],
    ["is null", "null"],
    ["has no schema", '{"baseUrl":"https://news.example"}'],
    ["has a schema of the future", '{"schema":2,"baseUrl":"https://news.example"}'],
    ["is of another kind", '{"schema":1,"kind":"moved"}'],
  ])("that %s is an error that names its key, never an absence", (_, text) => {
    const decode = () => decodeRecord("publication", "publication:v1", text);
    expect(decode).toThrow(UnreadableRecord);
    expect(decode).toThrow("publication:v1");
  });
});

describe("a record's metadata", () => {
  it("hashes the value alone: the same value committed later has the same hash", () => {
    const early = encodeRecord(aPublication(), AT).metadata;
    const late = encodeRecord(aPublication(), instant("2026-11-02T09:00:00Z")).metadata;
    expect(late.hash).toBe(early.hash);
    expect(late.committedAt).not.toBe(early.committedAt);
  });

  it("tells of the front page how many archive pages there are", () => {
    const edition = { feed: "front", entries: [], changedAt: AT, version: 7 } as const;
    const { metadata } = encodeRecord({ ...edition, archivePages: 12 }, AT);
    expect(parseMetadata("edition:v1:front", metadata)).toMatchObject({
      version: 7,
      archivePages: 12,
    });
    expect(encodeRecord(edition, AT).metadata).not.toHaveProperty("archivePages");
  });

  it("changes its hash with any change of the value", () => {
    const before = encodeRecord(aPublication(), AT).metadata.hash;
    const after = encodeRecord(aPublication({ title: "The Example Wire." }), AT).metadata.hash;
    expect(after).not.toBe(before);
  });

  it("is SHA-256 of the bytes, 16 of them, in base64url", async () => {
    const { text, metadata } = encodeRecord(aPublication({ title: "Größe 📰" }), AT);
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    const expected = Buffer.from(digest.slice(0, 16)).toString("base64url");
    expect(metadata).toEqual({ hash: expected, committedAt: AT });
  });

  it.each([
    ["is absent", null],
    ["has no hash", { committedAt: AT }],
    ["has an empty hash", { hash: "", committedAt: AT }],
    ["has a date that is none", { hash: "x", committedAt: "yesterday" }],
    ["is a list", []],
  ])("that %s is an error that names its key", (_, metadata) => {
    expect(() => parseMetadata("edition:v1:front", metadata)).toThrow(/edition:v1:front/);
  });
});
