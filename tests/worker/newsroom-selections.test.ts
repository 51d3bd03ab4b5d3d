import { describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { aPublication, anArticle, slug } from "../support/builders.ts";
import {
  asNew,
  furnish,
  inKv,
  newsroomNamed,
  overAny,
  slugsIn,
  submit,
  succeed,
} from "../support/newsroom.ts";

const PICKS = "edition:v1:feeds/picks";
const select = (over: Partial<NonNullable<Publication["feeds"]>[string]> = {}): Publication =>
  aPublication({ feeds: { picks: { label: "Picks", ...over } } });

describe("a selection", () => {
  it("is made of what is published already, shown as it stands, before the command is answered", async () => {
    const desk = newsroomNamed("selected");
    await furnish(desk);
    succeed(await desk.publish(submit("one"), asNew));
    succeed(await desk.publish(submit("two", { section: slug("culture") }), asNew));
    const receipt = succeed(await desk.adopt(select({ sections: [slug("culture")] }), overAny));
    expect(receipt.projected).toBe(true);
    expect(await slugsIn(PICKS)).toEqual(["two"]);
  });

  it("gains and loses articles as they are revised, and loses what is withdrawn", async () => {
    const desk = newsroomNamed("selected");
    succeed(await desk.publish(submit("one", { section: slug("culture") }), overAny));
    expect(await slugsIn(PICKS)).toEqual(["two", "one"]);
    succeed(await desk.publish(submit("two"), overAny));
    expect(await slugsIn(PICKS)).toEqual(["one"]);
    succeed(await desk.withdraw(slug("one"), "in error", overAny));
    expect(await slugsIn(PICKS)).toEqual([]);
  });

  it("that is defined anew is sorted anew, with its own limit and bodies", async () => {
    const desk = newsroomNamed("selected");
    succeed(await desk.publish(submit("three"), asNew));
    succeed(await desk.adopt(select({ sections: [slug("world")] }), overAny));
    expect(await slugsIn(PICKS)).toEqual(["three", "two"]);
    succeed(await desk.adopt(select({ limit: 1, summaryOnly: true }), overAny));
    const edition = await inKv("edition", PICKS);
    expect(
      edition?.entries.map(({ article, body }) => [article.slug, body, article.cards]),
    ).toEqual([["three", "summary", []]]);
  });

  it("that is gone is written empty, so that nothing withdrawn can come back with it", async () => {
    const desk = newsroomNamed("selected");
    succeed(await desk.adopt(aPublication(), overAny));
    expect(await slugsIn(PICKS)).toEqual([]);
    succeed(await desk.publish(submit("four"), asNew));
    expect(await slugsIn(PICKS)).toEqual([]);
    succeed(await desk.adopt(select(), overAny));
    expect(await slugsIn(PICKS)).toEqual(["four", "three", "two"]);
  });

  it("keeps the first recording of an article in its summary", async () => {
    const audio = {
      url: "https://audio.example/a.mp3",
      type: "audio/mpeg",
      bytes: 9,
      title: "Sound",
      durationSeconds: 5,
    };
    const [first, ...others] = anArticle().cards;
    const cards = [first!, { blocks: [...others[0]!.blocks, { type: "audio" as const, audio }] }];
    const desk = newsroomNamed("recorded");
    await furnish(desk);
    succeed(await desk.publish(submit("episode", { cards }), asNew));
    succeed(await desk.adopt(select({ summaryOnly: true }), overAny));
    const edition = await inKv("edition", PICKS);
    expect(edition?.entries[0]?.article.cards).toEqual([{ blocks: [{ type: "audio", audio }] }]);
  });
});

describe("a language", () => {
  it("gets its feed with the second, and of those that were there before", async () => {
    const desk = newsroomNamed("languages");
    await furnish(desk);
    succeed(await desk.publish(submit("hello"), asNew));
    const en = { label: "English" };
    succeed(await desk.adopt(aPublication({ languages: { en } }), overAny));
    expect(await inKv("edition", "edition:v1:languages/en")).toBeUndefined();
    const ar = { label: "العربية" };
    succeed(await desk.adopt(aPublication({ languages: { en, ar } }), overAny));
    expect(await slugsIn("edition:v1:languages/en")).toEqual(["hello"]);
    expect(await slugsIn("edition:v1:languages/ar")).toEqual([]);
  });
});

describe("the versions of an edition", () => {
  it("grow with what it shows, name what is new, and say since when it must be seen whole", async () => {
    const desk = newsroomNamed("versions");
    await furnish(desk);
    succeed(await desk.publish(submit("v-one"), asNew));
    const first = await inKv("edition", "edition:v1:front");
    succeed(await desk.publish(submit("v-two"), asNew));
    const second = await inKv("edition", "edition:v1:front");
    const since = (edition: typeof first, name: string): number =>
      edition?.entries.find(({ article }) => article.slug === name)?.since ?? 0;
    expect(second?.version).toBeGreaterThan(first?.version ?? Infinity);
    expect(since(second, "v-one")).toBe(first?.version);
    expect(since(second, "v-two")).toBe(second?.version);
    expect(second?.wholeSince).toBe(0);

    succeed(await desk.publish(submit("v-one", { title: "Revised without a note" }), overAny));
    const third = await inKv("edition", "edition:v1:front");
    expect(since(third, "v-one")).toBe(third?.version);
    expect(since(third, "v-two")).toBe(second?.version);

    succeed(await desk.withdraw(slug("v-two"), "in error", overAny));
    const fourth = await inKv("edition", "edition:v1:front");
    expect(fourth?.wholeSince).toBe(fourth?.version);
    expect(fourth?.version).toBeGreaterThan(third?.version ?? Infinity);
  });
});
