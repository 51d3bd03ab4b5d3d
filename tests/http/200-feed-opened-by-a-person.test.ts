import { describe, expect, it } from "vitest";
import { anArticle, slug } from "../support/builders.ts";
import { A_PERSON } from "../support/clients.ts";
import { FEEDS, aBareNewswire, aNewswire } from "../support/newswire.ts";

const varianceOf = (path: string): string =>
  path.endsWith("rss.xml") ? "Sec-Fetch-Dest" : "Accept-Encoding, Sec-Fetch-Dest";

describe.each(FEEDS)("%s, opened by a person,", (path) => {
  it("is a page to read and subscribe from, for nobody else to keep or to find", async () => {
    const wire = await aNewswire();
    const response = await wire.get(path, A_PERSON);
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("Cache-Control")).toBe("private, no-cache");
    expect(response.headers.get("Vary")).toBe("Sec-Fetch-Dest");
    expect(response.headers.get("X-Robots-Tag")).toBe("noindex");
    expect(response.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    const page = await response.text();
    expect(page.replaceAll("<wbr/>", "")).toContain(`>https://news.example${path}</code>`);
    expect(page).toContain(`href="feed:https://news.example${path}"`);
    expect(page).toContain(`href="${path}?raw"`);
    expect(page).toContain("The first article");
  });

  it("is no topic of WebSub: it names neither itself nor a hub, and its own format first", async () => {
    const wire = await aNewswire();
    const response = await wire.get(path, A_PERSON);
    const link = response.headers.get("Link") ?? "";
    const page = await response.text();
    for (const text of [link, page]) expect(text).not.toMatch(/rel="(?:self|hub|canonical)"/);
    expect(link).toMatch(
      new RegExp(String.raw`^<https://news\.example${path}>; rel="alternate"; type="application/`),
    );
  });

  it("has a validator of its own, and answers HEAD alike", async () => {
    const wire = await aNewswire();
    const person = await wire.get(path, A_PERSON);
    const feed = await wire.get(path);
    expect(person.headers.get("ETag")).not.toBe(feed.headers.get("ETag"));
    expect(person.headers.get("Last-Modified")).toBe(feed.headers.get("Last-Modified"));
    const head = await wire.head(path, A_PERSON);
    expect([...head.headers]).toEqual([...person.headers]);
    expect(await head.text()).toBe("");
  });

  it("is the feed itself where the source is wanted", async () => {
    const wire = await aNewswire();
    const feed = await wire.get(path);
    for (const query of ["?raw", "?raw=", "?utm_source=x&raw"]) {
      const source = await wire.get(`${path}${query}`, A_PERSON);
      expect([...source.headers]).toEqual([...feed.headers]);
      expect(source.headers.get("Vary")).toBe(varianceOf(path));
    }
    const page = await wire.get(`${path}?rawest`, A_PERSON);
    expect(page.headers.get("Cache-Control")).toBe("private, no-cache");
  });
});

/** Requests that a reader, a script or a bot may make: each lacks one of the three signs. */
const PROGRAMS: Readonly<Record<string, Record<string, string>>> = {
  "a reader that accepts pages": { Accept: A_PERSON.Accept },
  "a script of a page": { ...A_PERSON, "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty" },
  "a frame": { ...A_PERSON, "Sec-Fetch-Dest": "iframe" },
  "a browser's download": { ...A_PERSON, Accept: "*/*" },
  "a mode alone": { ...A_PERSON, "Sec-Fetch-Dest": "empty" },
};

it.each(Object.entries(PROGRAMS))(
  "is the feed for %s, with or without `raw`",
  async (_, fields) => {
    const wire = await aNewswire();
    await wire.get("/rss.xml", A_PERSON);
    const plain = await wire.get("/rss.xml");
    for (const path of ["/rss.xml", "/rss.xml?raw", "/rss.xml?x=1"]) {
      const response = await wire.get(path, fields);
      expect([...response.headers]).toEqual([...plain.headers]);
    }
  },
);

it("is the same for a person whether or not readers were answered a moment ago", async () => {
  const wire = await aNewswire();
  for (const who of [{}, A_PERSON, {}, A_PERSON]) {
    const type = (await wire.get("/atom.xml", who)).headers.get("Content-Type");
    expect(type).toBe(
      who === A_PERSON ? "text/html; charset=utf-8" : "application/atom+xml; charset=utf-8",
    );
  }
});

it("is there for a feed that is empty", async () => {
  const wire = await aNewswire([]);
  const response = await wire.get("/topics/feeds/feed.json", A_PERSON);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain("Nothing has been published here yet");
});

it("says what an article's own feed is for", async () => {
  const wire = await aNewswire();
  const page = await (await wire.get("/articles/first/rss.xml", A_PERSON)).text();
  expect(page).toContain("later developments and corrections");
  expect(page).not.toContain("every new article");
});

it("follows a feed that moved, and keeps the wish to see its source", async () => {
  const wire = await aNewswire();
  await wire.put("old", { kind: "moved", id: anArticle("first").id, to: slug("first") });
  for (const [path, to] of [
    ["/articles/old/rss.xml", "https://news.example/articles/first/rss.xml"],
    ["/articles/old/rss.xml?raw&x=1", "https://news.example/articles/first/rss.xml?raw"],
    ["/RSS.xml?raw", "/rss.xml?raw"],
  ] as const) {
    const response = await wire.get(path, A_PERSON);
    expect([response.status, response.headers.get("Location")]).toEqual([301, to]);
  }
});

it("is absent as the feed is, for everybody alike", async () => {
  const wire = await aNewswire();
  for (const path of ["/topics/none/rss.xml", "/articles/none/feed.json"]) {
    const response = await wire.get(path, A_PERSON);
    expect(response.status).toBe(404);
    expect(response.headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
  }
  expect((await aBareNewswire().get("/rss.xml", A_PERSON)).status).toBe(503);
});
