import fc from "fast-check";
import { expect, it } from "vitest";
import { createApp } from "../../src/edge/app.ts";
import type { Ports } from "../../src/edge/ports.ts";
import type { Article } from "../../src/model/article.ts";
import { instantOf } from "../../src/model/instant.ts";
import { readSettings } from "../../src/settings.ts";
import { anArticle, paragraph } from "../support/builders.ts";
import { memoryMedia } from "../support/memory-media.ts";
import { aNodeNewsroom } from "../support/node-newsroom.ts";
import { scriptedNewsroom } from "../support/scripted-newsroom.ts";

const DAY_MS = 24 * 3_600_000;

/** The real ledger, outbox and edge on one KV. */
const aNewsroom = () => {
  const hooks: { afterWrite: () => Promise<void> } = { afterWrite: async () => undefined };
  const newsroom = aNodeNewsroom(() => hooks.afterWrite());
  let edgeMs = newsroom.now();
  const ports: Ports = {
    records: newsroom.records,
    media: memoryMedia(),
    newsroom: scriptedNewsroom,
    now: () => edgeMs,
    log: () => undefined,
    mintId: () => "an-id",
    keepSighting: () => undefined,
  };
  const app = createApp(ports, readSettings({}));
  const get = async (path: string): Promise<Response> => {
    // The memo of the last read is not trusted any longer.
    edgeMs += 10_000;
    return await app.request(`https://any.example${path}`);
  };
  return { ...newsroom, hooks, get };
};

type Newsroom = ReturnType<typeof aNewsroom>;

const ENTRIES = {
  "rss.xml": /<guid isPermaLink="false">[^<]*:(a\d+)</g,
  "atom.xml": /<entry>\n<id>[^<]*:(a\d+)</g,
  "feed.json": /"id":"[^"]*:(a\d+)","url"/g,
} as const;

/** A reader that follows the chain, a document at a time. */
const aWalk = (newsroom: Newsroom, file: keyof typeof ENTRIES) => {
  const found = new Set<string>();
  const documents: string[] = [];
  let next: string | undefined = `/${file}`;
  const step = async (withdrawn: ReadonlySet<string>): Promise<boolean> => {
    if (next === undefined) return false;
    const path: string = next;
    next = undefined;
    const gone = new Set(withdrawn);
    const response = await newsroom.get(path);
    expect([path, response.status]).toEqual([path, 200]);
    const text = await response.text();
    const names = [...text.matchAll(ENTRIES[file])].map(([, name = ""]) => name);
    expect(names.filter((name) => gone.has(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) found.add(name);
    documents.push(path);
    const link = response.headers.get("Link") ?? "";
    next = /<https:\/\/news\.example([^>]*)>; rel="prev-archive"/.exec(link)?.[1];
    if (file === "feed.json") {
      const nextUrl = next === undefined ? undefined : `https://news.example${next}`;
      expect((JSON.parse(text) as { next_url?: string }).next_url).toBe(nextUrl);
    }
    return true;
  };
  return { step, found, documents };
};

const aCommand = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("publish" as const), isOld: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom("correct", "withdraw"), at: fc.nat(1000) }),
  },
);

it("a reader that follows the chain finds every article that is live throughout, and none withdrawn", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 90, max: 110 }),
      fc.array(aCommand, { minLength: 1, maxLength: 25 }),
      fc.integer({ min: 1, max: 25 }),
      fc.infiniteStream(fc.boolean()),
      async (count, commands, pace, areOld) => {
        const newsroom = aNewsroom();
        let named = 0;
        const anew = (isOld: boolean): Article => {
          const publishedAt = instantOf(newsroom.now() - (isOld ? 1000 * DAY_MS : 0));
          const { picture: _, ...article } = anArticle(`a${named++}`, {
            publishedAt,
            updatedAt: publishedAt,
            topics: [],
          });
          return article;
        };
        for (let index = 0; index < count; index++) {
          newsroom.publish(anew(areOld.next().value));
        }
        await newsroom.drain();

        const throughout = new Set(newsroom.standing.keys());
        const withdrawn = new Set<string>();
        const walks = (["rss.xml", "atom.xml", "feed.json"] as const).map((file) =>
          aWalk(newsroom, file),
        );
        const step = async (): Promise<boolean> => {
          const went = await Promise.all(walks.map((walk) => walk.step(withdrawn)));
          return went.includes(true);
        };
        let writes = 0;
        newsroom.hooks.afterWrite = async () => {
          if (++writes % pace === 0) await step();
        };
        for (const command of commands) {
          const standing = [...newsroom.standing.values()];
          if (command.kind === "publish") {
            newsroom.publish(anew(command.isOld));
            await newsroom.drain();
            continue;
          }
          const article = standing[command.at % standing.length]!;
          if (command.kind === "correct") {
            newsroom.publish({ ...article, cards: [{ blocks: [paragraph(`At ${writes}.`)] }] });
            await newsroom.drain();
          } else {
            throughout.delete(article.slug);
            newsroom.withdraw(article);
            await newsroom.drain();
            withdrawn.add(article.slug);
          }
        }
        while (await step());
        for (const { found, documents } of walks) {
          expect([...throughout].filter((name) => !found.has(name))).toEqual([]);
          expect(new Set(documents).size).toBe(documents.length);
        }
      },
    ),
    { numRuns: 6 },
  );
});
