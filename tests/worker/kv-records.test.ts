import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { UnreadableRecord } from "../../src/store/codec.ts";
import { kvRecords } from "../../src/store/kv.ts";
import { anArticle, instant } from "../support/builders.ts";

const records = kvRecords(env.EDITION);
const AT = instant("2026-11-01T09:00:00Z");
const live = { kind: "live", article: anArticle() } as const;

it("reads back the value and its metadata, and writes both at once", async () => {
  await records.write("resource", "resource:v1:kept", live, AT);
  const found = await records.read("resource", "resource:v1:kept");
  expect(found?.metadata.committedAt).toBe(AT);
  expect(found?.metadata.hash).toMatch(/^[\w-]{22}$/);
  expect(await found?.value()).toEqual(live);
});

it("answers undefined where nothing stands", async () => {
  expect(await records.read("resource", "resource:v1:nothing")).toBeUndefined();
});

it("lets go of a value that nobody reads, and reads it whole the next time", async () => {
  await records.write("resource", "resource:v1:let-go", live, AT);
  (await records.read("resource", "resource:v1:let-go"))?.discard();
  const again = await records.read("resource", "resource:v1:let-go");
  expect(await again?.value()).toEqual(live);
});

it("reads many at once, documents and all, and leaves out what is not there", async () => {
  const bytes = new TextEncoder().encode("<p>Compressed.</p>");
  const documents = [{ name: "html", coding: "gzip", fields: {}, bytes }] as const;
  await records.write("resource", "resource:v1:one", live, AT, { madeWith: "x", documents });
  const other = { kind: "moved", id: anArticle().id, to: anArticle().slug } as const;
  await records.write("resource", "resource:v1:other", other, AT);
  const names = ["resource:v1:one", "resource:v1:never", "resource:v1:other"];
  const found = await records.readAll("resource", names);
  expect([...found.keys()].toSorted()).toEqual(["resource:v1:one", "resource:v1:other"]);
  expect(found.get("resource:v1:one")?.value).toEqual(live);
  expect(found.get("resource:v1:one")?.metadata.hash).toBe(
    (await records.read("resource", "resource:v1:one"))?.metadata.hash,
  );
  expect(found.get("resource:v1:other")?.value).toEqual(other);
});

it("says that a record cannot be read, rather than that it is not there", async () => {
  await env.EDITION.put("resource:v1:bare", JSON.stringify({ schema: 1, ...live }));
  await expect(records.read("resource", "resource:v1:bare")).rejects.toThrow(UnreadableRecord);

  const metadata = { hash: "x", committedAt: AT };
  await env.EDITION.put("resource:v1:cut", '{"schema":1,"ki', { metadata });
  const cut = await records.read("resource", "resource:v1:cut");
  await expect(cut?.value()).rejects.toThrow(UnreadableRecord);
  for (const key of ["resource:v1:bare", "resource:v1:cut"]) {
    await expect(records.readAll("resource", [key])).rejects.toThrow(UnreadableRecord);
  }
});
