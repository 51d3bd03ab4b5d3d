import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { ok } from "../../src/model/result.ts";
import { SCOPES, type Scope } from "../../src/model/token.ts";
import { anArticle, instant } from "../support/builders.ts";
import { DOCUMENTED_SCOPES, ROWS } from "../support/documented.ts";
import { type Newswire, aNewswire } from "../support/newswire.ts";
import { aReceipt } from "../support/scripted-newsroom.ts";

/** A wire, and requests with a token that was issued for these scopes. */
const withScopes = async (...scopes: readonly Scope[]) => {
  const wire = await aNewswire();
  wire.newsroom.outcome = ok(aReceipt({ created: false }));
  const token = `ew_${"t".repeat(43)}`;
  const sha256 = createHash("sha256").update(token).digest("hex");
  wire.newsroom.holders.set(sha256, { name: "editor", scopes });
  const send: Newswire["api"] = (method, path, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set("Authorization", `Bearer ${token}`);
    return wire.send(method, path, { ...init, headers });
  };
  return { wire, sha256, send };
};

const api = ROWS.filter(({ path }) => path.startsWith("/publishing/"));
const routes = api.flatMap(({ path, methods }) =>
  methods.filter((method) => method !== "HEAD").map((method) => `${method} ${path}`),
);

describe("every route of the API", () => {
  it("that changes something asks for a scope", () => {
    const changing = routes.filter((route) => !route.startsWith("GET "));
    expect(changing.length).toBeGreaterThan(10);
    expect(changing.filter((route) => !DOCUMENTED_SCOPES.has(route))).toEqual([]);
    expect([...DOCUMENTED_SCOPES.keys()].filter((route) => !routes.includes(route))).toEqual([]);
  });

  it.each(routes)("%s lets nobody in but who has the scope it asks for", async (route) => {
    const [method = "", pattern = ""] = route.split(" ");
    const path = pattern.replaceAll(/:\w+/g, "1");
    const needed = DOCUMENTED_SCOPES.get(route);
    for (const scope of SCOPES) {
      const { wire, send } = await withScopes(scope);
      const response = await send(method, path);
      expect(response.status === 403, `${scope}: ${response.status}`).toBe(
        needed !== undefined && needed !== scope,
      );
      if (response.status !== 403) continue;
      expect(response.headers.get("WWW-Authenticate")).toBe(
        `Bearer realm="publishing", error="insufficient_scope", scope="${needed}"`,
      );
      expect(response.headers.get("Content-Type")).toBe("application/problem+json");
      expect(wire.newsroom.commands).toEqual([]);
    }
  });
});

describe("a PUT of what says that it is withdrawn", () => {
  const { picture: _, ...article } = anArticle("first");
  const withdrawn = { at: instant("2026-11-01T09:00:00Z"), reason: "In error." };
  const put = (...scopes: readonly Scope[]) =>
    withScopes(...scopes).then(async ({ send, wire }) => {
      const { status } = await send("PUT", "/publishing/articles/first", {
        body: JSON.stringify({ ...article, withdrawn }),
        headers: { "Content-Type": "application/json" },
      });
      return { status, commands: wire.newsroom.commands.length };
    });

  it("asks for the scope of withdrawals too", async () => {
    expect(await put("publish")).toEqual({ status: 403, commands: 0 });
    expect(await put("publish", "withdraw")).toEqual({ status: 200, commands: 1 });
  });
});

describe("a line of a batch", () => {
  const { picture: _, slug: __, ...article } = anArticle("first");
  const withdrawn = { at: instant("2026-11-01T09:00:00Z"), reason: "In error." };
  const lines = [
    { slug: "first", article },
    { slug: "first", article, draft: true },
    { slug: "first", article: { ...article, withdrawn } },
  ].map((line) => `${JSON.stringify({ ...line, ifMatch: "*" })}\n`);
  const statuses = async (...scopes: readonly Scope[]) => {
    const { send } = await withScopes(...scopes);
    const response = await send("POST", "/publishing/bulk", {
      body: lines.join(""),
      headers: { "Content-Type": "application/x-ndjson" },
    });
    const told = (await response.text()).trim().split("\n");
    return told.map((line) => (JSON.parse(line) as { status: number }).status);
  };

  it("asks for the scope that a request for it alone would ask for", async () => {
    expect(await statuses("publish")).toEqual([200, 403, 403]);
    expect(await statuses("publish", "write")).toEqual([200, 200, 403]);
    expect(await statuses("publish", "withdraw")).toEqual([200, 403, 200]);
  });
});

describe("an issued token", () => {
  const read = "/publishing/publication";

  it("is named with what it did", async () => {
    const { wire, send } = await withScopes("withdraw");
    await send("DELETE", "/publishing/articles/first?reason=x");
    expect(wire.newsroom.commands[0]?.request.by).toBe("editor");
  });

  it("is asked for once in five seconds, so that a revocation takes no longer", async () => {
    const { wire, sha256, send } = await withScopes("write");
    expect((await send("GET", read)).status).toBe(200);
    wire.newsroom.holders.delete(sha256);
    wire.pass(4);
    expect((await send("GET", read)).status).toBe(200);
    expect(wire.newsroom.digests).toEqual([sha256]);
    wire.pass(1);
    expect((await send("GET", read)).status).toBe(401);
  });

  it("works as soon as there is one", async () => {
    const { wire, sha256, send } = await withScopes("write");
    const holder = wire.newsroom.holders.get(sha256);
    wire.newsroom.holders.delete(sha256);
    expect((await send("GET", read)).status).toBe(401);
    if (holder) wire.newsroom.holders.set(sha256, holder);
    expect((await send("GET", read)).status).toBe(200);
  });

  it("is refused from the instant at which it expires", async () => {
    const { wire, sha256, send } = await withScopes();
    const expiresAt = instant("2026-11-02T00:00:02Z");
    wire.newsroom.holders.set(sha256, { name: "editor", scopes: ["write"], expiresAt });
    expect((await send("GET", read)).status).toBe(200);
    wire.pass(2);
    await send("GET", read);
    expect(wire.newsroom.digests).toHaveLength(2);
  });

  it("is asked for only where it can be one of ours", async () => {
    const { wire } = await withScopes();
    for (const token of ["guess", `ew_${"t".repeat(42)}`, `xx_${"t".repeat(43)}`]) {
      const headers = { Authorization: `Bearer ${token}` };
      expect((await wire.send("GET", read, { headers })).status).toBe(401);
    }
    await wire.api("GET", read);
    expect(wire.newsroom.digests).toEqual([]);
  });
});
