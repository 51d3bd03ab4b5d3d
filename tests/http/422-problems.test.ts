import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { fail } from "../../src/model/result.ts";
import { anArticle } from "../support/builders.ts";
import { aNewswire } from "../support/newswire.ts";

const json = (value: unknown): RequestInit => ({
  body: JSON.stringify(value),
  headers: { "Content-Type": "application/json" },
});

interface Body {
  readonly status: number;
  readonly problems: { detail: string; pointer?: string; line?: number; column?: number }[];
}

it("names every problem of JSON with its pointer (RFC 6901)", async () => {
  const wire = await aNewswire();
  const { picture: _, ...article } = anArticle("first");
  const wrong = { ...article, title: "", byline: [{ author: "ada", role: "boss" }], shape: 1 };
  const response = await wire.api("PUT", "/publishing/articles/first", json(wrong));
  expect(response.status).toBe(422);
  expect(response.headers.get("Content-Type")).toBe("application/problem+json");
  const { problems, status } = await response.json<Body>();
  expect(status).toBe(422);
  const pointers = problems.map(({ pointer }) => pointer);
  expect(pointers).toEqual(expect.arrayContaining(["/title", "/byline/0/role", "/shape"]));
  expect(wire.newsroom.commands).toEqual([]);
});

it("names every problem of Markdown with its line and column", async () => {
  const wire = await aNewswire();
  const body = `---\ntitle: First\nbogus: 1\n---\nText\n`;
  const headers = { "Content-Type": "text/markdown" };
  const response = await wire.api("PUT", "/publishing/articles/first", { body, headers });
  expect(response.status).toBe(422);
  const { problems } = await response.json<Body>();
  expect(problems.length).toBeGreaterThan(1);
  expect(problems).toContainEqual(expect.objectContaining({ line: 3 }));
});

it("says how to name a picture that was not uploaded", async () => {
  const wire = await aNewswire();
  const missing = anArticle("first");
  const response = await wire.api("PUT", "/publishing/articles/first", json(missing));
  expect(response.status).toBe(422);
  const { problems } = await response.json<Body>();
  expect(problems[0]?.detail).toContain("PUT it to /publishing/media/");
});

it("passes on what the Newsroom cannot accept", async () => {
  const wire = await aNewswire();
  const { picture: _, ...article } = anArticle("first");
  const detail = "is in the future";
  wire.newsroom.outcome = fail({
    reason: "unacceptable",
    problems: [{ detail, pointer: "/publishedAt" }],
  });
  const response = await wire.api("PUT", "/publishing/articles/first", json(article));
  expect(response.status).toBe(422);
  expect((await response.json<Body>()).problems).toEqual([{ detail, pointer: "/publishedAt" }]);
});

it("refuses settings that are wrong", async () => {
  const wire = await aNewswire();
  const response = await wire.api("PUT", "/publishing/publication", json({ title: 1 }));
  expect(response.status).toBe(422);
  expect(wire.newsroom.commands).toEqual([]);
});

it("refuses a file whose bytes have another digest, and keeps nothing of it", async () => {
  const wire = await aNewswire();
  const bytes = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
  const digest = createHash("sha256").update(bytes.subarray(1)).digest("hex");
  const response = await wire.api("PUT", `/publishing/media/${digest}.png`, {
    body: bytes,
    headers: { "Content-Length": `${bytes.byteLength}` },
  });
  expect(response.status).toBe(422);
  expect(wire.newsroom.kept.size).toBe(0);
});
