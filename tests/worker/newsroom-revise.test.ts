import { beforeAll, expect, it } from "vitest";
import { aPublication, slug } from "../support/builders.ts";
import {
  asNew,
  furnish,
  inKv,
  inNewsroom,
  kv,
  newsroomNamed,
  overAny,
  slugsIn,
  submit,
  succeed,
} from "../support/newsroom.ts";

const newsroom = newsroomNamed("revise");
beforeAll(() => furnish(newsroom));

it("shows a revision at the permalink and in every edition, under a new tag", async () => {
  const first = succeed(await newsroom.publish(submit("moving"), asNew));
  const request = { precondition: { kind: "matches", etags: [first.etag] }, by: "ada" } as const;
  const next = succeed(await newsroom.publish(submit("moving", { title: "Revised" }), request));
  expect(next).toMatchObject({ revision: 2, created: false, changed: true });
  expect(next.etag).not.toBe(first.etag);
  expect(await inKv("resource", "resource:v1:moving")).toMatchObject({
    article: { title: "Revised" },
  });
  const titles = (await inKv("edition", "edition:v1:front"))?.entries.map(
    ({ article }) => article.title,
  );
  expect(titles).toContain("Revised");
});

it("takes it out of the feeds it leaves, and moves their changedAt", async () => {
  succeed(await newsroom.publish(submit("leaver"), asNew));
  const over = { section: slug("culture"), topics: [slug("feeds")] };
  const receipt = succeed(await newsroom.publish(submit("leaver", over), overAny));
  for (const left of ["sections/world", "topics/syria"]) {
    const edition = await inKv("edition", `edition:v1:${left}`);
    expect(edition?.entries.map(({ article }) => article.slug)).not.toContain("leaver");
    expect(edition?.changedAt).toBe(receipt.committedAt);
  }
  for (const joined of ["sections/culture", "topics/feeds", "front"]) {
    expect(await slugsIn(`edition:v1:${joined}`)).toContain("leaver");
  }
});

it("refuses a stale writer, who loses nothing", async () => {
  const first = succeed(await newsroom.publish(submit("contested"), asNew));
  const request = { precondition: { kind: "matches", etags: [first.etag] }, by: "ada" } as const;
  const second = succeed(await newsroom.publish(submit("contested", { title: "A" }), request));
  expect(await newsroom.publish(submit("contested", { title: "B" }), request)).toEqual({
    ok: false,
    error: { reason: "stale", current: second.etag },
  });
  const kept = await newsroom.article(slug("contested"));
  expect(kept?.submission.article.title).toBe("A");
});

it("keeps every revision with its author", async () => {
  const name = "revise-history";
  const rows = await inNewsroom(name, kv, async (desk, state) => {
    await furnish(desk);
    succeed(await desk.publish(submit("chronicle"), { ...asNew, by: "ada" }));
    succeed(await desk.publish(submit("chronicle", { title: "Two" }), { ...overAny, by: "bob" }));
    return state.storage.sql
      .exec<{ revision: number; title: string; by: string }>(
        `SELECT revision.revision, json_extract(submission, '$.article.title') AS title, by
         FROM revision JOIN command USING (sequence) ORDER BY revision.revision`,
      )
      .toArray();
  });
  expect(rows).toEqual([
    { revision: 1, title: "The chronicle article", by: "ada" },
    { revision: 2, title: "Two", by: "bob" },
  ]);
});

it("writes only the settings when a label is renamed: labels resolve when rendered", async () => {
  const desk = newsroomNamed("revise-label");
  await furnish(desk);
  const renamed = aPublication({ sections: { world: { label: "The world" } } });
  const receipt = succeed(await desk.adopt(renamed, overAny));
  expect(receipt).toMatchObject({ revision: 2, created: false, changed: true, projected: true });
  expect((await inKv("publication", "publication:v1"))?.sections).toEqual(renamed.sections);
  expect(succeed(await desk.adopt(renamed, overAny)).changed).toBe(false);
});
