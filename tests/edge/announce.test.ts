import { expect, it } from "vitest";
import { announceBy } from "../../src/edge/announce.ts";
import { aPublication } from "../support/builders.ts";

const HUB = "https://hub.example/";

const announcing = (answer: Response) => {
  const requests: Request[] = [];
  const announce = announceBy(async (input, init) => {
    requests.push(new Request(input, init));
    return answer;
  });
  return { announce, requests };
};

it("names every topic of the pages in one form (PubSubHubbub 0.4 §7)", async () => {
  const { announce, requests } = announcing(new Response(null, { status: 204 }));
  await announce(HUB, ["/", "/articles/first"], aPublication());
  const [request] = requests;
  expect(requests).toHaveLength(1);
  expect([request?.method, request?.url, request?.redirect]).toEqual(["POST", HUB, "manual"]);
  expect(request?.headers.get("Content-Type")).toMatch(/^application\/x-www-form-urlencoded/);
  const form = new URLSearchParams(await request?.text());
  expect(form.getAll("hub.mode")).toEqual(["publish"]);
  expect(form.getAll("hub.url")).toEqual([
    "https://news.example/rss.xml",
    "https://news.example/atom.xml",
    "https://news.example/feed.json",
    "https://news.example/articles/first",
    "https://news.example/articles/first/article.json",
    "https://news.example/articles/first/rss.xml",
    "https://news.example/articles/first/atom.xml",
    "https://news.example/articles/first/feed.json",
  ]);
});

it.each([307, 400, 503])("fails when the hub answers %d", async (status) => {
  const { announce } = announcing(new Response(null, { status }));
  await expect(announce(HUB, ["/"], aPublication())).rejects.toThrow(`answered ${status}`);
});

it("tells nobody in the clear", async () => {
  const { announce, requests } = announcing(new Response(null, { status: 204 }));
  await expect(announce("http://hub.example/", ["/"], aPublication())).rejects.toThrow(/https/);
  expect(requests).toEqual([]);
});
