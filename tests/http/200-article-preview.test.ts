import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anArticle, anArticleToHear, aPicture, renditionsOf } from "../support/builders.ts";
import { A_PERSON } from "../support/clients.ts";
import { aNewswire, type Newswire } from "../support/newswire.ts";
import { aLedgerArticle } from "../support/scripted-newsroom.ts";

const FILE = `${"9".repeat(64)}.png`;
const BYTES = new TextEncoder().encode("0123456789");
const PREVIEWS = "/publishing/articles/first/previews";

interface Made {
  readonly expiresAt: string;
  readonly revision: number;
  readonly links: Readonly<Record<string, string>>;
}

/** A wire with a draft that readers know nothing of. */
const withDraft = async (
  article = anArticle("first", {
    picture: aPicture({ url: `/media/${FILE}`, renditions: renditionsOf(400) }),
  }),
) => {
  const wire = await aNewswire([]);
  wire.newsroom.articles.set("first", aLedgerArticle({ state: "draft", submission: { article } }));
  wire.newsroom.files.set(FILE, BYTES);
  return wire;
};

const make = async (wire: Newswire, body?: unknown): Promise<Made> => {
  const init =
    body === undefined
      ? {}
      : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const response = await wire.api("POST", PREVIEWS, init);
  expect(response.status).toBe(200);
  return await response.json<Made>();
};

const pathOf = (url = ""): string => url.replace("https://news.example", "");
const everythingOf = async (response: Response) => ({
  status: response.status,
  headers: Object.fromEntries(response.headers),
  body: await response.text(),
});

describe("a link to a preview", () => {
  it("is made for every form that the article has, to end in a day or when it was asked for", async () => {
    const wire = await withDraft();
    const { expiresAt, revision, links } = await make(wire);
    expect([expiresAt, revision]).toEqual(["2026-11-03T00:00:00Z", 1]);
    expect(Object.keys(links).sort()).toEqual([
      "amp",
      "articleJson",
      "atom",
      "html",
      "json",
      "markdown",
      "rss",
    ]);
    expect((await make(wire, { for: "90m" })).expiresAt).toBe("2026-11-02T01:30:00Z");
    expect((await make(wire, { for: "30d" })).expiresAt).toBe("2026-12-02T00:00:00Z");
    wire.newsroom.articles.set(
      "first",
      aLedgerArticle({ state: "draft", submission: { article: anArticleToHear("first") } }),
    );
    expect(Object.keys((await make(wire)).links)).toContain("chapters");
  });

  it.each([
    ["draft", false],
    ["live", true],
  ] as const)("of what is %s names the feed of its own: %s", async (state, isNamed) => {
    const wire = await withDraft();
    const submission = { article: anArticle("first") };
    wire.newsroom.articles.set("first", aLedgerArticle({ state, submission }));
    const { links } = await make(wire);
    for (const form of ["html", "amp"]) {
      const page = await (await wire.get(pathOf(links[form]))).text();
      expect(page).toContain("/topics/syria/rss.xml");
      expect(page.includes("/articles/first/rss.xml")).toBe(isNamed);
    }
  });

  it.each(["31d", "0h", "24", "1w", "", "-1h", "721h"])("cannot be good for %j", async (text) => {
    const wire = await withDraft();
    const response = await wire.api("POST", PREVIEWS, {
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ for: text }),
    });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ problems: [{ pointer: "/for" }] });
  });

  it.each(["html", "amp", "articleJson", "markdown", "rss", "atom", "json"])(
    "shows %s to who has it, and to no search engine, cache or other host",
    async (name) => {
      const wire = await withDraft();
      const { links } = await make(wire);
      const path = pathOf(links[name]);
      const response = await wire.get(path);
      const { status, headers, body } = await everythingOf(response);
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        "cache-control": "private, no-store",
        "x-robots-tag": "noindex, nofollow",
        "referrer-policy": "no-referrer",
      });
      for (const field of ["link", "etag", "last-modified", "access-control-allow-origin"]) {
        expect(headers).not.toHaveProperty(field);
      }
      expect(body).toContain("The first article");
      expect(body).not.toMatch(
        /rel="?(?:self|hub)|ld\+json|hub\.example|rel":\s*"(?:self|canonical|hub)/,
      );
      expect(body).toContain(`/preview/first/media/${FILE}?expires=`);
      expect(body).not.toContain(`"/media/${FILE}`);
      const head = await everythingOf(await wire.head(path));
      expect(head).toEqual({ status, headers, body: "" });
      // The same address again, and the public one beside it: nothing was kept.
      expect(await everythingOf(await wire.get(path))).toEqual({ status, headers, body });
      expect(
        (await wire.get(path.replace("/preview/", "/articles/").replace(/\?.*/, ""))).status,
      ).toBe(404);
      expect((await wire.get(path.replace(/\?.*/, ""))).status).toBe(404);
    },
  );

  it("leads from its page to the other forms, which say on their pages that they are previews", async () => {
    const wire = await withDraft();
    const { links } = await make(wire);
    const page = await (await wire.get(pathOf(links["html"]))).text();
    expect(page).toContain("Revision 1 of a draft");
    expect(page).toContain('<meta name="robots" content="noindex, nofollow">');
    expect(page).not.toMatch(/rel="(?:canonical|alternate|amphtml)"|og:url/);
    const amp = await (await wire.get(pathOf(links["amp"]))).text();
    const escaped = (url = "") => url.replaceAll("&", "&amp;");
    expect(amp).toContain(`<link rel="canonical" href="${escaped(links["html"])}">`);
    for (const url of Object.values(links)) {
      expect(page).toContain(`href="${escaped(pathOf(url))}"`);
      expect(amp).toContain(`href="${escaped(url)}"`);
    }
  });

  it("shows a feed as it is to a person too", async () => {
    const wire = await withDraft();
    const { links } = await make(wire);
    const response = await wire.get(pathOf(links["rss"]), A_PERSON);
    expect(response.headers.get("Content-Type")).toContain("rss+xml");
  });

  it("opens the files of the article, in ranges too, and no others", async () => {
    const wire = await withDraft();
    wire.newsroom.files.set(`${"8".repeat(64)}.png`, BYTES);
    const query = (await make(wire)).links["html"]?.replace(/.*\?/, "") ?? "";
    const ask = (name: string, headers = {}) =>
      wire.get(`/preview/first/media/${name}?${query}`, headers);
    const whole = await ask(FILE);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      "cache-control": "private, no-store",
      "content-type": "image/png",
      "content-length": "10",
      "x-robots-tag": "noindex, nofollow",
    });
    expect(await whole.text()).toBe("0123456789");
    const part = await ask(FILE, { Range: "bytes=2-4" });
    expect([part.status, part.headers.get("Cache-Control"), await part.text()]).toEqual([
      206,
      "private, no-store",
      "234",
    ]);
    expect((await ask(`${"8".repeat(64)}.png`)).status).toBe(404);
    expect((await wire.get(`/media/${FILE}`)).status).toBe(404);
    // What was uploaded when files went to KV alone.
    wire.newsroom.files.clear();
    wire.media.files.set(FILE, { bytes: BYTES, metadata: { type: "image/png", bytes: 10 } });
    expect(await (await ask(FILE)).text()).toBe("0123456789");
  });

  it("ends when its time has come", async () => {
    const wire = await withDraft();
    const path = pathOf((await make(wire, { for: "1m" })).links["html"]);
    wire.pass(59);
    expect((await wire.get(path)).status).toBe(200);
    wire.pass(1);
    expect((await wire.get(path)).status).toBe(404);
  });

  it.each([
    ["a new revision", { etag: '"2-abc"', revision: 2, state: "draft" }],
    ["its withdrawal", { state: "gone" }],
    ["a legal demand", { state: "legal" }],
    ["its retraction", { state: "retracted" }],
  ] as const)("ends with %s", async (_, over) => {
    const wire = await withDraft();
    const path = pathOf((await make(wire)).links["html"]);
    wire.newsroom.articles.set("first", aLedgerArticle(over));
    expect((await wire.get(path)).status).toBe(404);
  });

  it("ends with all others when they are revoked", async () => {
    const wire = await withDraft();
    const path = pathOf((await make(wire)).links["html"]);
    expect((await wire.get(path)).status).toBe(200);
    expect((await wire.api("DELETE", "/publishing/previews")).status).toBe(204);
    expect((await wire.get(path)).status).toBe(404);
    expect((await wire.get(pathOf((await make(wire)).links["html"]))).status).toBe(200);
  });

  it("that was revoked from elsewhere ends within 5 seconds", async () => {
    const wire = await withDraft();
    const path = pathOf((await make(wire)).links["html"]);
    await wire.newsroom.revokePreviews("desk");
    wire.pass(5);
    expect((await wire.get(path)).status).toBe(404);
  });

  it("is made of no withdrawn article, nor of one that is not there", async () => {
    const wire = await withDraft();
    wire.newsroom.articles.set("first", aLedgerArticle({ state: "gone" }));
    const refused = await wire.api("POST", PREVIEWS);
    expect([refused.status, await refused.json<unknown>()]).toMatchObject([409, { state: "gone" }]);
    expect((await wire.api("POST", PREVIEWS.replace("first", "none"))).status).toBe(404);
  });
});

describe("a link that was tampered with", () => {
  it("answers for every slug alike, and nothing is looked up", async () => {
    const wire = await withDraft();
    const path = pathOf((await make(wire)).links["html"]);
    wire.newsroom.previewed.length = 0;
    const ended = path.replace(/expires=\d+/, "expires=1");
    const answers = await Promise.all(
      [
        `${path}x`,
        path.replace("/first", "/none"),
        "/preview/first",
        "/preview/none/rss.xml",
        ended,
      ].map(async (tried) => everythingOf(await wire.get(tried))),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.status).toBe(404);
    expect(wire.newsroom.previewed).toEqual([]);
  });

  it("in any place, by any other character, shows nothing", async () => {
    const wire = await withDraft();
    const path = pathOf((await make(wire)).links["html"]);
    wire.newsroom.previewed.length = 0;
    const characters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_.~";
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: "/preview/".length, max: path.length - 1 }),
        fc.constantFrom(...characters.split("")),
        fc.constantFrom("instead", "before", "without"),
        async (at, character, how) => {
          const tampered = {
            instead: path.slice(0, at) + character + path.slice(at + 1),
            before: path.slice(0, at) + character + path.slice(at),
            without: path.slice(0, at) + path.slice(at + 1),
          }[how];
          fc.pre(tampered !== path);
          const { status } = await wire.app.request(`https://any-host.example${tampered}`);
          expect([301, 404]).toContain(status);
        },
      ),
      { numRuns: 300 },
    );
    expect(wire.newsroom.previewed).toEqual([]);
  });

  it("by a slug, an end or a revision of one that is good, shows nothing either", async () => {
    const wire = await withDraft();
    wire.newsroom.articles.set("second", aLedgerArticle({ state: "draft" }));
    const [short, long] = [await make(wire, { for: "1h" }), await make(wire, { for: "2h" })].map(
      ({ links }) => pathOf(links["html"]),
    );
    const part = (path = "", name: string) => new RegExp(`${name}=([^&]+)`).exec(path)?.[1] ?? "";
    const longer = short?.replace(part(short, "expires"), part(long, "expires")) ?? "";
    for (const tried of [
      longer,
      short?.replace("first", "second") ?? "",
      short?.replace("1-abc", "2-abc") ?? "",
    ]) {
      expect((await wire.get(tried)).status).toBe(404);
    }
    expect(wire.newsroom.previewed.filter((slug) => slug === "second")).toEqual([]);
  });
});
