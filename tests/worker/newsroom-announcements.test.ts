import { env } from "cloudflare:workers";
import { beforeEach, expect, it, vi } from "vitest";
import { announceBy } from "../../src/edge/announce.ts";
import { createApp } from "../../src/edge/app.ts";
import type { LanguageTag } from "../../src/model/language.ts";
import type { Announce } from "../../src/newsroom/announce.ts";
import { PROPAGATION_MS } from "../../src/newsroom/schedule.ts";
import { topicsAt } from "../../src/representations/topics.ts";
import { readSettings } from "../../src/settings.ts";
import { kvRecords } from "../../src/store/kv.ts";
import { kvMedia } from "../../src/store/media.ts";
import { aPublication, slug } from "../support/builders.ts";
import {
  asNew,
  furnish,
  inNewsroom,
  kv,
  overAny,
  slugsIn,
  submit,
  succeed,
} from "../support/newsroom.ts";

const HUB = "https://hub.example/";
const OTHER = "https://other.example/hub";
const FEEDS = ["/", "/authors/ada", "/sections/world", "/topics/syria"];

const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
beforeEach(() => {
  logged.mockClear();
});

/** A hub that notes what it is told, and fetches the front page's feed at once. */
const aHub = () => {
  const told: { hub: string; paths: readonly string[]; atMs: number; front: unknown }[] = [];
  const failing = new Set<string>();
  const announce =
    (now: () => number): Announce =>
    async (hub, paths) => {
      if (failing.has(hub)) throw new Error("The hub answered 503");
      told.push({
        hub,
        paths: paths.toSorted(),
        atMs: now(),
        front: await slugsIn("edition:v1:front"),
      });
    };
  return { told, failing, announce };
};

it("tells a hub of every changed feed once, when everybody can fetch it, and it fetches the new one", async () => {
  const hub = aHub();
  await inNewsroom("announced", kv, async (desk, state) => {
    const now = () => Date.now() + desk.aheadMs;
    desk.announce = hub.announce(now);
    await furnish(desk);
    succeed(await desk.publish(submit("told"), asNew));
    const confirmedMs = now();
    expect(await state.storage.getAlarm()).toBeGreaterThan(confirmedMs + PROPAGATION_MS - 5_000);
    desk.aheadMs += PROPAGATION_MS - 5_000;
    await desk.alarm();
    expect(hub.told).toEqual([]);
    desk.aheadMs += 5_000;
    await desk.alarm();
    expect(hub.told).toEqual([
      { hub: HUB, paths: FEEDS, atMs: expect.any(Number), front: ["told"] },
    ]);
    expect(hub.told[0]?.atMs).toBeGreaterThanOrEqual(confirmedMs + PROPAGATION_MS);
    desk.aheadMs += 3_600_000;
    await desk.alarm();
    expect(hub.told).toHaveLength(1);
    expect(await state.storage.getAlarm()).toBeNull();
  });
});

it("is found by who polls, and whoever is told fetches the new document of each topic", async () => {
  await inNewsroom("fetched-by-hub", kv, async (desk) => {
    const app = createApp(
      {
        records: kvRecords(env.EDITION),
        media: kvMedia(env.EDITION),
        newsroom: () => desk,
        now: () => Date.now() + desk.aheadMs,
        mintId: () => "an-id",
        keepSighting: () => undefined,
        log: (event) => {
          throw new Error(event.error);
        },
      },
      readSettings({}),
    );
    const fetched = new Map<string, { links: string | null; body: string }>();
    desk.announce = announceBy(async (input, init) => {
      const form = new URLSearchParams(await new Request(input, init).text());
      for (const topic of form.getAll("hub.url")) {
        const answer = await app.request(topic);
        fetched.set(topic, { links: answer.headers.get("Link"), body: await answer.text() });
      }
      return new Response(null, { status: 204 });
    });
    await furnish(desk);
    succeed(await desk.publish(submit("fetched", { title: "The first title" }), asNew));
    for (const path of ["/rss.xml", "/articles/fetched"]) {
      const polled = await app.request(`https://news.example${path}`);
      expect(polled.headers.get("Link")).toContain(`<${HUB}>; rel="hub"`);
      expect(await polled.text()).toContain("The first title");
    }
    succeed(await desk.publish(submit("fetched", { title: "The second title" }), overAny));
    desk.aheadMs += PROPAGATION_MS;
    await desk.alarm();
    expect([...fetched.keys()].toSorted()).toEqual(
      [...FEEDS, "/articles/fetched"]
        .flatMap((path) => topicsAt(path, "https://news.example"))
        .toSorted(),
    );
    for (const [topic, { links, body }] of fetched) {
      expect(links).toContain(`<${HUB}>; rel="hub"`);
      expect(links).toContain(`<${topic}>; rel="self"`);
      expect(body).toContain("The second title");
    }
  });
});

it("tells of a correction and of a withdrawal, of the article's own topics too", async () => {
  const hub = aHub();
  await inNewsroom("announced-again", kv, async (desk) => {
    desk.announce = hub.announce(() => Date.now() + desk.aheadMs);
    await furnish(desk);
    succeed(await desk.publish(submit("changed"), asNew));
    succeed(await desk.publish(submit("changed", { title: "Corrected" }), overAny));
    desk.aheadMs += PROPAGATION_MS;
    await desk.alarm();
    const all = [...FEEDS, "/articles/changed"].toSorted();
    // One announcement for both.
    expect(hub.told.map(({ paths }) => paths)).toEqual([all]);
    succeed(await desk.withdraw(slug("changed"), { reason: "wrong" }, overAny));
    desk.aheadMs += PROPAGATION_MS;
    await desk.alarm();
    expect(hub.told.at(-1)).toMatchObject({ paths: all, front: [] });
    expect(hub.told).toHaveLength(2);
  });
});

it("announces what goes on changing every five minutes, and its end once more", async () => {
  const hub = aHub();
  await inNewsroom("changing", kv, async (desk) => {
    desk.announce = hub.announce(() => Date.now() + desk.aheadMs);
    await furnish(desk);
    for (let minute = 0; minute < 5; minute++) {
      succeed(await desk.publish(submit(`minute-${minute}`), asNew));
      desk.aheadMs += 60_000;
      await desk.alarm();
    }
    expect(hub.told).toHaveLength(1);
    desk.aheadMs += 60_000;
    await desk.alarm();
    expect(hub.told).toHaveLength(2);
    expect(hub.told[1]?.front).toHaveLength(5);
  });
});

it("goes on telling one hub while another fails, and sets that aside in the end, to be seen", async () => {
  const hub = aHub();
  hub.failing.add(OTHER);
  await inNewsroom("failing-hub", kv, async (desk, state) => {
    desk.announce = hub.announce(() => Date.now() + desk.aheadMs);
    await furnish(desk);
    succeed(await desk.adopt(aPublication({ hubs: [HUB, OTHER] }), overAny));
    succeed(await desk.publish(submit("told"), asNew));
    for (let alarm = 0; alarm < 20; alarm++) {
      desk.aheadMs += 15 * 60_000;
      await desk.alarm();
    }
    expect(hub.told.map(({ hub: told }) => told)).toEqual([HUB]);
    expect((await desk.status()).announcements).toMatchObject({
      waiting: 0,
      parked: FEEDS.length,
      failing: FEEDS.map((path) => ({ hub: OTHER, path, error: "The hub answered 503" })),
    });
    expect(await state.storage.getAlarm()).toBeNull();
    hub.failing.clear();
    succeed(await desk.publish(submit("more"), asNew));
    desk.aheadMs += PROPAGATION_MS;
    await desk.alarm();
    expect(hub.told.map(({ hub: told }) => told).toSorted()).toEqual([HUB, HUB, OTHER]);
    expect((await desk.status()).announcements).toEqual({ waiting: 0, parked: 0, failing: [] });
  });
});

it("says nothing of a rebuild, nor to a hub that the settings have no longer", async () => {
  const hub = aHub();
  await inNewsroom("silent", kv, async (desk, state) => {
    desk.announce = hub.announce(() => Date.now() + desk.aheadMs);
    await furnish(desk);
    succeed(await desk.publish(submit("told"), asNew));
    expect((await desk.status()).announcements.waiting).toBeGreaterThan(0);
    succeed(await desk.adopt(aPublication({ hubs: [] }), overAny));
    expect((await desk.status()).announcements.waiting).toBe(0);
    await desk.rebuild("desk");
    for (let alarm = 0; alarm < 10; alarm++) {
      desk.aheadMs += PROPAGATION_MS;
      await desk.alarm();
    }
    expect(hub.told).toEqual([]);
    succeed(await desk.adopt(aPublication(), overAny));
    await desk.rebuild("desk");
    for (let alarm = 0; alarm < 10; alarm++) {
      desk.aheadMs += PROPAGATION_MS;
      await desk.alarm();
    }
    expect(hub.told).toEqual([]);
    expect(await state.storage.getAlarm()).toBeNull();
  });
});

it("tells of an article that changed for its translation alone, and not of that, which is new", async () => {
  const hub = aHub();
  await inNewsroom("announced-beside", kv, async (desk) => {
    desk.announce = hub.announce(() => Date.now() + desk.aheadMs);
    await furnish(desk);
    succeed(await desk.publish(submit("spoken"), asNew));
    desk.aheadMs += 2_000;
    const es = { translationOf: slug("spoken"), language: "es" as LanguageTag };
    succeed(await desk.publish(submit("hablado", es), asNew));
    for (let alarm = 0; alarm < 3; alarm++) {
      desk.aheadMs += PROPAGATION_MS;
      await desk.alarm();
    }
    const articles = hub.told.flatMap(({ paths }) => paths).filter((path) => /articles/.test(path));
    expect(articles).toEqual(["/articles/spoken"]);
  });
});
