import { createHash } from "node:crypto";
import { brotliDecompressSync } from "node:zlib";
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { createApp } from "../../src/edge/app.ts";
import { MEDIA_MAX_BYTES } from "../../src/model/media.ts";
import { Media } from "../../src/newsroom/ledger/media.ts";
import type { Newsroom } from "../../src/newsroom/newsroom.ts";
import { keys } from "../../src/store/keys.ts";
import { kvRecords } from "../../src/store/kv.ts";
import { kvMedia } from "../../src/store/media.ts";
import { aPicture, anArticle, aPublication } from "../support/builders.ts";

const TOKEN = "a-token";
const sha256 = (bytes: Uint8Array | string): string =>
  createHash("sha256").update(bytes).digest("hex");

/** The application as `worker.ts` composes it, with a token of its own. */
const app = createApp(
  {
    records: kvRecords(env.EDITION),
    media: kvMedia(env.EDITION),
    newsroom: (): Newsroom => env.NEWSROOM.getByName("edge-publishing"),
    now: () => Date.now(),
    mintId: () => "an-id",
    keepSighting: () => undefined,
    log: (event) => {
      throw new Error(event.error);
    },
  },
  {
    deltas: true,
    writeBudget: Infinity,
    announcements: false,
    publishing: { ok: true, value: [{ name: "desk", sha256: sha256(TOKEN) }] },
  },
);

const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  app.request(path, { headers });

const put = async (path: string, body: BodyInit, headers: Record<string, string>) =>
  app.request(path, {
    method: "PUT",
    body,
    headers: { Authorization: `Bearer ${TOKEN}`, ...headers },
  });

const JSON_NEW = { "Content-Type": "application/json", "If-None-Match": "*" };

/** What the Newsroom holds under a name, whoever may see it. */
const kept = (name: string): Promise<string | undefined> =>
  runInDurableObject(env.NEWSROOM.getByName("edge-publishing"), (_, { storage }) => {
    const media = new Media(storage);
    const facts = media.kept([name]).get(name);
    return facts && sha256(media.bytesOf(name, facts.bytes));
  });

/** Random bytes that begin as a PNG does, in more than one chunk. */
const aPng = (bytes: number): Uint8Array => {
  const file = new Uint8Array(bytes);
  for (let at = 0; at < bytes; at += 65_536) {
    crypto.getRandomValues(file.subarray(at, Math.min(at + 65_536, bytes)));
  }
  file.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return file;
};

const upload = (name: string, file: Uint8Array): Promise<Response> =>
  put(`/publishing/media/${name}`, file, { "Content-Length": `${file.byteLength}` });

describe("an upload", () => {
  it("has no key in KV before the settings name it, then is served whole and in part", async () => {
    const file = aPng(300_000);
    const name = `${sha256(file)}.png`;
    expect((await upload(name, file)).status).toBe(201);
    expect((await env.EDITION.list()).keys).toEqual([]);
    const icon = aPicture({ url: `/media/${name}` });
    await put("/publishing/publication", JSON.stringify(aPublication({ icon })), JSON_NEW);
    const whole = await get(`/media/${name}`);
    expect(whole.headers.get("Content-Length")).toBe("300000");
    expect(sha256(new Uint8Array(await whole.arrayBuffer()))).toBe(name.slice(0, 64));
    const part = await get(`/media/${name}`, { Range: "bytes=200000-200009" });
    expect(part.status).toBe(206);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(file.subarray(200_000, 200_010));
    expect((await upload(name, file)).status).toBe(200);
  });

  it("is kept, whatever else comes under its name at the same time", async () => {
    for (let round = 0; round < 5; round += 1) {
      const file = aPng(200_000);
      const name = `${sha256(file)}.png`;
      const answers = await Promise.all([
        upload(name, aPng(200_000)),
        upload(name, file),
        upload(name, aPng(200_000)),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([422, 201, 422]);
      expect(await kept(name)).toBe(name.slice(0, 64));
    }
  });

  it("that breaks off leaves nothing, and the file that was there alone", async () => {
    const file = aPng(200_000);
    const name = `${sha256(file)}.png`;
    const broken = () => {
      let sent = false;
      return new ReadableStream<Uint8Array>({
        pull: (controller) => {
          if (sent) return controller.error(new TypeError("Network connection lost."));
          sent = true;
          controller.enqueue(file.subarray(0, 100_000));
        },
      });
    };
    const length = { "Content-Length": "200000" };
    expect((await put(`/publishing/media/${name}`, broken(), length)).status).toBe(400);
    expect(await kept(name)).toBeUndefined();
    expect((await upload(name, file)).status).toBe(201);
    expect((await put(`/publishing/media/${name}`, broken(), length)).status).toBe(400);
    expect(await kept(name)).toBe(name.slice(0, 64));
  });

  it("of other bytes than the name says leaves nothing", async () => {
    const name = `${"ab".repeat(32)}.png`;
    expect((await upload(name, aPng(300_000))).status).toBe(422);
    expect(await kept(name)).toBeUndefined();
  });

  it("of other bytes under the name of a file that is there leaves that file alone", async () => {
    const file = aPng(100_000);
    const name = `${sha256(file)}.png`;
    await upload(name, file);
    expect((await upload(name, aPng(100_000))).status).toBe(422);
    expect(await kept(name)).toBe(name.slice(0, 64));
  });

  it("of the largest size is taken, and published with the article that names it", async () => {
    const file = aPng(MEDIA_MAX_BYTES);
    const name = `${sha256(file)}.png`;
    expect((await upload(name, file)).status).toBe(201);
    expect((await get(`/media/${name}`)).status).toBe(404);
    const picture = aPicture({ url: `/media/${name}`, bytes: MEDIA_MAX_BYTES });
    const article = JSON.stringify(anArticle("largest", { picture }));
    expect((await put("/publishing/articles/largest", article, JSON_NEW)).status).toBe(201);
    const served = await env.EDITION.get(keys.media(name), "arrayBuffer");
    expect(served && sha256(new Uint8Array(served))).toBe(name.slice(0, 64));
  });
});

it("an article that is published through the API is served in every format, and then withdrawn", async () => {
  const settings = await put("/publishing/publication", JSON.stringify(aPublication()), {
    "Content-Type": "application/json",
    "If-Match": "*",
  });
  expect(settings.status).toBe(200);
  const { picture: _, ...article } = anArticle("first");
  const published = await put("/publishing/articles/first", JSON.stringify(article), JSON_NEW);
  expect(published.status).toBe(201);

  for (const path of ["/", "/articles/first", "/articles/first/amp", "/rss.xml", "/feed.json"]) {
    const response = await get(path);
    expect([path, response.status]).toEqual([path, 200]);
    expect(await response.text()).toContain(article.title);
  }
  const atom = await get("/atom.xml", { "Accept-Encoding": "br" });
  expect(atom.headers.get("Content-Encoding")).toBe("br");
  const xml = brotliDecompressSync(new Uint8Array(await atom.arrayBuffer())).toString();
  expect(xml).toContain(article.title);

  const current = await app.request("/publishing/articles/first", {
    headers: { Authorization: `Bearer ${TOKEN}` },
  });
  expect(await current.json()).toEqual(article);
  const withdrawn = await app.request("/publishing/articles/first?reason=In%20error.", {
    method: "DELETE",
    headers: {
      Authorization: `Bearer ${TOKEN}`,
      "If-Match": published.headers.get("ETag") ?? "",
    },
  });
  expect(withdrawn.status).toBe(200);
  expect((await get("/articles/first")).status).toBe(410);
  expect(await (await get("/rss.xml")).text()).not.toContain(article.title);
  // The parsers are loaded when they are needed: here, one module after the other.
}, 20_000);

it("a reader that takes new entries alone gets what came since it polled, and the whole once something left", async () => {
  const { picture: _, ...article } = anArticle("delta-one");
  const publish = (name: string) =>
    put(
      `/publishing/articles/${name}`,
      JSON.stringify({ ...article, id: `${article.id}-${name}`, slug: name, title: name }),
      JSON_NEW,
    );
  const poll = (etag: string) => get("/atom.xml", { "A-IM": "feed", "If-None-Match": etag });
  const titles = async (response: Response): Promise<readonly string[]> =>
    [...(await response.text()).matchAll(/<title>(delta-\w+)</g)].map(([, title = ""]) => title);
  await publish("delta-one");
  const first = await get("/atom.xml");
  expect(await titles(first)).toEqual(["delta-one"]);

  await publish("delta-two");
  const second = await poll(first.headers.get("ETag") ?? "");
  expect([second.status, second.headers.get("IM")]).toEqual([226, "feed"]);
  expect(await titles(second)).toEqual(["delta-two"]);
  const etag = second.headers.get("ETag") ?? "";
  expect((await poll(etag)).status).toBe(304);

  await app.request("/publishing/articles/delta-one?reason=in+error", {
    method: "DELETE",
    headers: { Authorization: `Bearer ${TOKEN}` },
  });
  const third = await poll(etag);
  expect(third.status).toBe(200);
  expect(await titles(third)).toEqual(["delta-two"]);
});

it("a draft is shown to who was given a link, its picture too, and to nobody once it is replaced or gone", async () => {
  const file = aPng(2_500_000);
  const name = `${sha256(file)}.png`;
  await upload(name, file);
  const picture = aPicture({ url: `/media/${name}`, bytes: file.byteLength });
  const article = anArticle("previewed", { picture });
  const save = (title: string, headers: Record<string, string>) =>
    put("/publishing/articles/previewed/draft", JSON.stringify({ ...article, title }), {
      ...headers,
      "Content-Type": "application/json",
    });
  const api = (method: string, path: string) =>
    app.request(path, { method, headers: { Authorization: `Bearer ${TOKEN}` } });
  const linkTo = async (form: string): Promise<string> => {
    const made = await api("POST", "/publishing/articles/previewed/previews");
    const { links } = await made.json<{ links: Record<string, string> }>();
    return links[form]?.replace("https://news.example", "") ?? "";
  };
  expect((await save("Draft one", JSON_NEW)).status).toBe(201);
  const page = await linkTo("html");
  const shown = await (await get(page)).text();
  expect(shown).toContain("Draft one");
  const address = /src="(\/preview\/[^"]+)"/.exec(shown)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const whole = await get(address);
  expect(whole.headers.get("Cache-Control")).toBe("private, no-store");
  expect(sha256(new Uint8Array(await whole.arrayBuffer()))).toBe(name.slice(0, 64));
  expect(await env.EDITION.get(keys.media(name))).toBeNull();
  expect((await get("/articles/previewed")).status).toBe(404);

  expect((await save("Draft two", { "If-Match": "*" })).status).toBe(200);
  expect((await get(page)).status).toBe(404);
  const second = await linkTo("atom");
  expect(await (await get(second)).text()).toContain("Draft two");
  expect((await api("DELETE", "/publishing/previews")).status).toBe(204);
  expect((await get(second)).status).toBe(404);

  const third = await linkTo("amp");
  expect((await get(third)).status).toBe(200);
  await app.request("/publishing/articles/previewed/draft", {
    method: "DELETE",
    headers: { Authorization: `Bearer ${TOKEN}`, "If-Match": "*" },
  });
  expect((await get(third)).status).toBe(404);
  expect((await save("Draft three", JSON_NEW)).status).toBe(201);
  expect((await get(third)).status).toBe(404);
});
