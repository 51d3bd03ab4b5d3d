import { beforeAll, expect, it } from "vitest";
import { anArticle, aPublication, slug } from "../support/builders.ts";
import {
  ago,
  asNew,
  furnish,
  inKv,
  inNewsroom,
  newsroomNamed,
  overAny,
  slugsIn,
  spyingRecords,
  submit,
  succeed,
} from "../support/newsroom.ts";

const newsroom = newsroomNamed("withdraw");
beforeAll(() => furnish(newsroom));

it("leaves a tombstone with the reason, and no edition shows the entry", async () => {
  succeed(await newsroom.publish(submit("mistaken"), asNew));
  const receipt = succeed(
    await newsroom.withdraw(slug("mistaken"), { reason: "published in error" }, overAny),
  );
  expect(receipt).toMatchObject({ state: "gone", revision: 2, changed: true, projected: true });
  expect(await inKv("resource", "resource:v1:mistaken")).toEqual({
    kind: "gone",
    id: anArticle("mistaken").id,
    withdrawnAt: receipt.committedAt,
    reason: "published in error",
  });
  for (const feed of ["front", "sections/world", "topics/syria", "authors/ada"]) {
    const edition = await inKv("edition", `edition:v1:${feed}`);
    expect(edition?.entries).toEqual([]);
    expect(edition?.changedAt).toBe(receipt.committedAt);
  }
});

it("writes the tombstone first, then the editions and the archive page without it, before other work that waits", async () => {
  const records = spyingRecords();
  await inNewsroom("withdraw-first", records, async (desk) => {
    await furnish(desk);
    succeed(await desk.publish(submit("doomed"), asNew));
    records.written.length = 0;
    desk.aheadMs = 2_000;
    const inCulture = { section: slug("culture"), topics: [], byline: [] };
    await Promise.all([
      desk.publish(submit("patient", inCulture), asNew),
      desk.withdraw(slug("doomed"), { reason: "a court order" }, overAny),
    ]);
  });
  const tombstone = records.written.indexOf("resource:v1:doomed");
  const edition = records.written.indexOf("edition:v1:authors/ada");
  const page = records.written.indexOf("archive:v1:1");
  const other = records.written.indexOf("resource:v1:patient");
  expect(tombstone).toBeGreaterThanOrEqual(0);
  expect(edition).toBeGreaterThan(tombstone);
  expect(page).toBeGreaterThan(tombstone);
  expect(other).toBeGreaterThan(Math.max(edition, page));
});

it("takes an article that arrives withdrawn straight to its tombstone", async () => {
  const withdrawn = { at: ago(60), reason: "never meant to run" };
  const records = spyingRecords();
  const receipt = await inNewsroom("withdraw-straight", records, async (desk) => {
    await furnish(desk);
    return succeed(await desk.publish({ ...submit("stillborn"), withdrawn }, asNew));
  });
  expect(receipt).toMatchObject({ state: "gone", created: true });
  expect(records.written).toEqual(["publication:v1", "resource:v1:stillborn"]);
  expect(await inKv("resource", "resource:v1:stillborn")).toMatchObject({
    kind: "gone",
    withdrawnAt: withdrawn.at,
  });
});

it("never publishes a withdrawn article again, and takes the same withdrawal as done", async () => {
  succeed(await newsroom.publish(submit("over"), asNew));
  const receipt = succeed(await newsroom.withdraw(slug("over"), { reason: "it is over" }, overAny));
  expect(await newsroom.publish(submit("over"), overAny)).toEqual({
    ok: false,
    error: { reason: "illegal-transition", state: "gone", command: "publish" },
  });
  const again = succeed(await newsroom.withdraw(slug("over"), { reason: "it is over" }, overAny));
  expect(again).toMatchObject({ etag: receipt.etag, changed: false });
  const later = { ...submit("over"), withdrawn: { at: ago(1), reason: "it is over" } };
  expect(succeed(await newsroom.publish(later, overAny)).changed).toBe(false);
  expect((await inKv("resource", "resource:v1:over"))?.kind).toBe("gone");
});

it("frees a label that only withdrawn articles used", async () => {
  const desk = newsroomNamed("withdraw-label");
  await furnish(desk);
  const byBob = { byline: [{ author: slug("bob"), role: "editor" as const }] };
  succeed(await desk.publish(submit("last-of-bob", byBob), asNew));
  const { bob: _, ...authors } = aPublication().authors;
  const withoutBob = aPublication({ authors });
  expect(await desk.adopt(withoutBob, overAny)).toMatchObject({
    ok: false,
    error: { reason: "unacceptable", problems: [{ pointer: "/authors/bob" }] },
  });
  succeed(await desk.withdraw(slug("last-of-bob"), { reason: "gone" }, overAny));
  expect(succeed(await desk.adopt(withoutBob, overAny)).changed).toBe(true);
});

it("never shows an older edition after the withdrawal, whatever was on its way", async () => {
  succeed(await newsroom.publish(submit("kept-on"), asNew));
  const [revised, withdrawn] = await Promise.all([
    newsroom.publish(submit("kept-on", { title: "Revised meanwhile" }), overAny),
    newsroom.withdraw(slug("kept-on"), { reason: "wrong after all" }, overAny),
  ]);
  expect(succeed(revised).revision).toBe(2);
  expect(succeed(withdrawn).revision).toBe(3);
  expect((await inKv("resource", "resource:v1:kept-on"))?.kind).toBe("gone");
  expect(await slugsIn("edition:v1:front")).not.toContain("kept-on");
});

it("leaves a tombstone that says who demanded it and what stands in its place, if that is live", async () => {
  succeed(await newsroom.publish(submit("blocked"), asNew));
  succeed(await newsroom.publish(submit("instead"), asNew));
  const notice = { reason: "It named a witness.", demand: { by: "A court", reference: "1/26" } };
  const nowhere = await newsroom.withdraw(
    slug("blocked"),
    { ...notice, replacedBy: slug("nowhere") },
    overAny,
  );
  expect(nowhere).toMatchObject({
    ok: false,
    error: { problems: [{ pointer: "/withdrawn/replacedBy" }] },
  });
  const replacedBy = slug("instead");
  succeed(await newsroom.withdraw(slug("blocked"), { ...notice, replacedBy }, overAny));
  expect(await inKv("resource", "resource:v1:blocked")).toMatchObject({
    kind: "gone",
    ...notice,
    replacedBy,
  });
});
