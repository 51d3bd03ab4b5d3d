import { describe, expect, it } from "vitest";
import { ok } from "../../src/model/result.ts";
import { aPublication } from "../support/builders.ts";
import { aNewswire } from "../support/newswire.ts";
import { aReceipt } from "../support/scripted-newsroom.ts";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const PUT = {
  body: JSON.stringify(aPublication()),
  headers: { "Content-Type": "application/json", "CF-Ray": "8a1b2c3d4e5f-VIE" },
};

describe("the API", () => {
  it("keeps one line for each request, with who asked and what became of it", async () => {
    const wire = await aNewswire();
    wire.newsroom.outcome = ok(aReceipt({ created: false, revision: 4, projected: false }));
    const response = await wire.api("PUT", "/publishing/publication?a=secret", PUT);
    expect(response.headers.get("X-Request-Id")).toBe("8a1b2c3d4e5f-VIE");
    expect(wire.journal).toEqual([
      {
        event: "api-request",
        id: "8a1b2c3d4e5f-VIE",
        method: "PUT",
        path: "/publishing/publication",
        status: 202,
        ms: 0,
        by: "desk",
        sequence: 7,
        revision: 4,
        state: "live",
        created: false,
        changed: true,
        projected: false,
      },
    ]);
  });

  it("has an id of its own for each request that comes without one, also where it refuses", async () => {
    const wire = await aNewswire();
    const responses = [
      await wire.get("/publishing/publication"),
      await wire.api("GET", "/publishing/publication"),
      await wire.api("POST", "/publishing/publication"),
    ];
    const ids = responses.map(({ headers }) => headers.get("X-Request-Id"));
    for (const id of ids) expect(id).toMatch(UUID);
    expect(new Set(ids).size).toBe(3);
    expect(wire.journal.map(({ id, status, by }) => [id, status, by])).toEqual([
      [ids[0], 401, undefined],
      [ids[1], 200, "desk"],
      [ids[2], 405, "desk"],
    ]);
  });

  it("names a failure by one id, in the answer, its line and the log", async () => {
    const wire = await aNewswire();
    wire.newsroom.publication = () => Promise.reject(new Error("a bug"));
    const response = await wire.api("GET", "/publishing/publication");
    const id = response.headers.get("X-Request-Id");
    expect(id).toMatch(UUID);
    expect((await response.json<{ detail: string }>()).detail).toContain(id);
    expect(wire.journal).toMatchObject([{ id, status: 500, by: "desk" }]);
    expect(wire.logged).toMatchObject([{ id, event: "unexpected-error" }]);
  });

  it("does not log more of a path than a line holds, nor take any text for an id", async () => {
    const wire = await aNewswire();
    const headers = { "CF-Ray": 'x" y' };
    await wire.api("GET", `/publishing/articles/${"a".repeat(500)}`, { headers });
    expect(wire.journal[0]?.path).toHaveLength(200);
    expect(wire.journal[0]?.id).toMatch(UUID);
  });
});

describe("elsewhere", () => {
  it("an answer has no id, so that a poll stays small, and nothing is kept of it", async () => {
    const wire = await aNewswire();
    for (const path of ["/rss.xml", "/", "/none"]) {
      expect((await wire.get(path)).headers.has("X-Request-Id")).toBe(false);
    }
    expect(wire.journal).toEqual([]);
  });

  it("a failure has the id that the log has", async () => {
    const wire = await aNewswire();
    wire.records.failing = true;
    const unavailable = await wire.get("/rss.xml");
    expect(unavailable.headers.get("X-Request-Id")).toMatch(UUID);
    wire.media.find = () => {
      throw new TypeError("a bug");
    };
    const failed = await wire.get(`/media/${"ab".repeat(32)}.png`);
    const id = failed.headers.get("X-Request-Id");
    expect(await failed.text()).toContain(id);
    expect(wire.logged.map((event) => event.id)).toEqual([
      unavailable.headers.get("X-Request-Id"),
      id,
    ]);
  });
});
