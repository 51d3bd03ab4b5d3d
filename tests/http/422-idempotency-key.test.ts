import { describe, expect, it } from "vitest";
import { fail, ok } from "../../src/model/result.ts";
import { anArticle } from "../support/builders.ts";
import { aNewswire } from "../support/newswire.ts";
import { aReceipt } from "../support/scripted-newsroom.ts";

const MOVE = "/publishing/articles/first/move";
const JSON_TYPE = { "Content-Type": "application/json" };

const aRevisedWire = async () => {
  const wire = await aNewswire();
  wire.newsroom.outcome = ok(aReceipt({ created: false }));
  return wire;
};

/** What the Newsroom is told of the keys of these requests. */
const told = async (
  ...requests: readonly { path?: string; body?: string; headers?: Record<string, string> }[]
) => {
  const wire = await aRevisedWire();
  for (const { path = MOVE, body = '{"to":"second"}', headers = {} } of requests) {
    await wire.api("POST", path, {
      body,
      headers: { ...JSON_TYPE, "Idempotency-Key": '"k"', ...headers },
    });
  }
  return wire.newsroom.commands.map(({ request }) => request.once);
};

describe("Idempotency-Key", () => {
  it("goes to the Newsroom with a fingerprint of the request", async () => {
    const [first, again, stale, other, elsewhere] = await told(
      {},
      { headers: { "Idempotency-Key": "k" } },
      { headers: { "If-Match": '"1-abc"' } },
      { body: '{"to":"third"}' },
      { path: MOVE.replace("first", "none") },
    );
    expect(first).toEqual({ key: "k", fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(again).toEqual(first);
    expect(stale).toEqual(first);
    expect(other?.fingerprint).not.toBe(first?.fingerprint);
    expect(elsewhere?.fingerprint).not.toBe(first?.fingerprint);
  });

  it("is of each line of a batch, whose answer it is to be found by", async () => {
    const wire = await aRevisedWire();
    const { picture: _, ...article } = anArticle("first");
    const line = JSON.stringify({ slug: "first", article });
    const headers = { "Content-Type": "application/x-ndjson", "Idempotency-Key": '"k"' };
    const send = () =>
      wire.api("POST", "/publishing/bulk", { body: `${line}\n{\n${line}\n`, headers });
    expect((await send()).status).toBe(200);
    const fingerprint = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(wire.newsroom.commands.map(({ request }) => request.once)).toEqual([
      { key: "k 0", fingerprint },
      { key: "k 2", fingerprint },
    ]);
    wire.newsroom.outcome = fail({ reason: "key-reused" });
    expect((await send()).status).toBe(422);
  });

  it("is nothing of a PUT or DELETE, which preconditions make safe", async () => {
    const wire = await aRevisedWire();
    const headers = { "Idempotency-Key": '"k"' };
    await wire.api("DELETE", "/publishing/articles/first?reason=x", { headers });
    expect(wire.newsroom.commands[0]?.request).not.toHaveProperty("once");
  });

  it.each(["", '""', '"a b"', "é", "k".repeat(256), '"a\\"b"'])("cannot be %j", async (key) => {
    const wire = await aNewswire();
    const headers = { ...JSON_TYPE, "Idempotency-Key": key };
    const response = await wire.api("POST", MOVE, { body: '{"to":"second"}', headers });
    expect(response.status).toBe(400);
    expect(wire.newsroom.commands).toEqual([]);
  });
});
