import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { aNewswire } from "../support/newswire.ts";
import { anIssuedToken } from "../support/scripted-newsroom.ts";

const JSON_TYPE = { "Content-Type": "application/json" };
const asking = (body: unknown) => ({ body: JSON.stringify(body), headers: JSON_TYPE });

it("shows a token once, and leaves its digest alone with the Newsroom", async () => {
  const wire = await aNewswire();
  const expiresAt = "2027-01-01T00:00:00Z";
  const asked = { name: "ci", scopes: ["write", "publish", "write"], expiresAt };
  const response = await wire.api("POST", "/publishing/tokens", asking(asked));
  expect(response.status).toBe(201);
  expect(response.headers.get("Location")).toBe("/publishing/tokens/ci");
  expect(response.headers.get("Cache-Control")).toBe("no-store, no-transform");
  const { token, ...issued } = await response.json<{ token: string }>();
  expect(token).toMatch(/^ew_[\w-]{43}$/);
  expect(issued).toEqual(
    anIssuedToken({ ...asked, scopes: ["write", "publish"], name: "ci" } as object),
  );
  expect([...wire.newsroom.holders.keys()]).toEqual([
    createHash("sha256").update(token).digest("hex"),
  ]);

  const headers = { Authorization: `Bearer ${token}` };
  expect((await wire.send("GET", "/publishing/articles", { headers })).status).toBe(200);
  const list = await wire.api("GET", "/publishing/tokens");
  expect(await list.json()).toEqual({ tokens: [issued] });
});

it("makes another token each time", async () => {
  const wire = await aNewswire();
  for (const name of ["a", "b"]) {
    await wire.api("POST", "/publishing/tokens", asking({ name, scopes: ["write"] }));
  }
  expect(wire.newsroom.holders.size).toBe(2);
});

it.each([
  [{}, ["/name", "/scopes"]],
  [{ name: "C I", scopes: [], sudo: true }, ["/sudo", "/name", "/scopes"]],
  [{ name: "ci", scopes: ["write", "root"] }, ["/scopes"]],
  [{ name: "ci", scopes: "write" }, ["/scopes"]],
  [{ name: "ci", scopes: ["write"], expiresAt: "tomorrow" }, ["/expiresAt"]],
  [{ name: "ci", scopes: ["write"], expiresAt: 90 }, ["/expiresAt"]],
  [{ name: "ci", scopes: ["write"], expiresAt: "2026-11-01T00:00:00Z" }, ["/expiresAt"]],
  [[], ["/name", "/scopes"]],
])("says everything that is wrong with %j", async (asked, pointers) => {
  const wire = await aNewswire();
  const response = await wire.api("POST", "/publishing/tokens", asking(asked));
  expect(response.status).toBe(422);
  const { problems } = await response.json<{ problems: { pointer: string }[] }>();
  expect(problems.map(({ pointer }) => pointer)).toEqual(pointers);
  expect(wire.newsroom.issued.size).toBe(0);
});

it("gives no name that the environment's tokens have", async () => {
  const wire = await aNewswire();
  const taken = asking({ name: "desk", scopes: ["write"] });
  expect((await wire.api("POST", "/publishing/tokens", taken)).status).toBe(409);
  expect(wire.newsroom.issued.size).toBe(0);
});
