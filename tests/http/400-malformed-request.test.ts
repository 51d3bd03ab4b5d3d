import { expect, it } from "vitest";
import { aNewswire } from "../support/newswire.ts";

const json = (body: BodyInit, headers: Record<string, string> = {}): RequestInit => ({
  body,
  headers: { "Content-Type": "application/json", ...headers },
});

it.each([
  ["JSON that is none", json("{")],
  ["an empty body", json("")],
  ["JSON that only begins", json("[".repeat(100_000))],
  ["bytes that are not UTF-8", json(new Uint8Array([0x7b, 0xff, 0x7d]))],
  ["If-None-Match with a tag", json("{}", { "If-None-Match": '"1-a"' })],
  ["If-Match and If-None-Match", json("{}", { "If-None-Match": "*", "If-Match": "*" })],
])("%s is a bad request, and nothing is commanded", async (_, init) => {
  const wire = await aNewswire();
  for (const path of ["/publishing/articles/first", "/publishing/publication"]) {
    const response = await wire.api("PUT", path, init);
    expect(response.status).toBe(400);
    expect(response.headers.get("Content-Type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ type: "about:blank", status: 400 });
  }
  expect(wire.newsroom.commands).toEqual([]);
});

it.each([
  "?replacedBy=Not%20A%20Slug",
  "?demandReference=1",
  "?demandBy=",
  "?demandBy=x&demandReference=%20",
  `?demandBy=${"x".repeat(1001)}`,
])("DELETE%s says nothing the public could be told", async (query) => {
  const wire = await aNewswire();
  const response = await wire.api("DELETE", `/publishing/articles/first${query}&reason=x`);
  expect(response.status).toBe(400);
  expect(wire.newsroom.commands).toEqual([]);
});

it.each(["", "?reason=", "?reason=%20", `?reason=${"x".repeat(1001)}`])(
  "DELETE%s has no reason the public could be told",
  async (query) => {
    const wire = await aNewswire();
    const response = await wire.api("DELETE", `/publishing/articles/first${query}`);
    expect(response.status).toBe(400);
    expect(wire.newsroom.commands).toEqual([]);
  },
);

it.each([
  ["GET", "/publishing/articles?state=lost&limit=0&topic=No+slug&order=up&after=a", 5],
  ["GET", "/publishing/audit?after=x&limit=x", 2],
  ["DELETE", "/publishing/articles/first?kind=lost&replacedBy=No+slug", 3],
] as const)("names everything that is wrong with %s %s", async (method, path, count) => {
  const wire = await aNewswire();
  const response = await wire.api(method, path);
  expect(response.status).toBe(400);
  const { detail, problems } = await response.json<{
    readonly detail: string;
    readonly problems: readonly { readonly detail: string }[];
  }>();
  expect(problems).toHaveLength(count);
  expect(detail).toBe(problems.map((problem) => problem.detail).join("; "));
});

it("names a member that is unknown beside the one that is wrong", async () => {
  const wire = await aNewswire();
  const response = await wire.api("POST", "/publishing/articles/first/corrections", {
    body: JSON.stringify({ text: 5, x: 1 }),
    headers: { "Content-Type": "application/json", "If-Match": "*" },
  });
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({
    problems: [{ pointer: "/x" }, { pointer: "/text" }],
  });
});
