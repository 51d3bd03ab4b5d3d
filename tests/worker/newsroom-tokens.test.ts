import { describe, expect, it } from "vitest";
import type { Instant } from "../../src/model/instant.ts";
import type { Result } from "../../src/model/result.ts";
import type { Scope } from "../../src/model/token.ts";
import { migrate } from "../../src/newsroom/ledger/migrations.ts";
import type { CommandRequest, Newsroom } from "../../src/newsroom/newsroom.ts";
import { anArticle, inline, slug } from "../support/builders.ts";
import { takeBackTo } from "../support/earlier-ledger.ts";
import {
  ago,
  asNew,
  furnish,
  inNewsroom,
  kv,
  newsroomNamed,
  overAny,
  submit,
  succeed,
} from "../support/newsroom.ts";

const SHA256 = "a".repeat(64);
const scopes: readonly Scope[] = ["write", "publish"];

const issued = <Value>(result: Result<Value, unknown>): Value => {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.error)}`);
  return result.value;
};

describe("a token", () => {
  it("is known by its digest, until it is revoked", async () => {
    const desk = newsroomNamed("tokens");
    expect(await desk.holderOf(SHA256)).toBeUndefined();
    const token = { name: "ci", scopes, sha256: SHA256 };
    const made = issued(await desk.issueToken(token, "desk"));
    expect(made).toEqual({ name: "ci", scopes, createdAt: expect.any(String), createdBy: "desk" });
    expect(await desk.holderOf(SHA256)).toEqual({ name: "ci", scopes });
    expect(await desk.holderOf(SHA256.replace("a", "b"))).toBeUndefined();

    const [used] = await desk.tokens();
    expect(used?.lastUsedAt).toMatch(/Z$/);
    const revoked = issued(await desk.revokeToken("ci", "boss"));
    expect(revoked).toEqual({ ...used, revokedAt: expect.stringMatching(/Z$/) });
    expect(await desk.holderOf(SHA256)).toBeUndefined();
    expect(issued(await desk.revokeToken("ci", "boss"))).toEqual(revoked);
    expect(await desk.revokeToken("none", "boss")).toMatchObject({
      error: { reason: "unknown-token" },
    });
    // A name says for ever who did something.
    const again = { ...token, sha256: "b".repeat(64) };
    expect(await desk.issueToken(again, "desk")).toMatchObject({ error: { reason: "name-taken" } });
    expect(await desk.audit({ after: 0, limit: 9 })).toMatchObject([
      { command: "issueToken", subject: "ci", token: "desk" },
      { command: "revokeToken", subject: "ci", token: "boss" },
    ]);
  });

  it("expires", async () => {
    const desk = newsroomNamed("expiring");
    const token = (name: string, sha256: string, expiresAt: Instant) =>
      desk.issueToken({ name, scopes, sha256, expiresAt }, "desk");
    await token("past", "c".repeat(64), ago(1));
    await token("soon", "d".repeat(64), ago(-60));
    expect(await desk.holderOf("c".repeat(64))).toBeUndefined();
    expect(await desk.holderOf("d".repeat(64))).toMatchObject({ name: "soon" });
  });

  it("notes its use at most once an hour", async () => {
    await inNewsroom("used", kv, async (desk, { storage }) => {
      await desk.issueToken({ name: "ci", scopes, sha256: SHA256 }, "desk");
      const written = async () => {
        const before = storage.sql.exec("SELECT total_changes() AS n").one()["n"];
        await desk.holderOf(SHA256);
        return Number(storage.sql.exec("SELECT total_changes() AS n").one()["n"]) - Number(before);
      };
      expect(await written()).toBe(1);
      desk.aheadMs = 59 * 60_000;
      expect(await written()).toBe(0);
      desk.aheadMs = 61 * 60_000;
      expect(await written()).toBe(1);
    });
  });
});

describe("the audit log", () => {
  it("has each command that changed something, and who sent it", async () => {
    const desk = newsroomNamed("audited");
    await furnish(desk);
    const by = (token: string): CommandRequest => ({ ...overAny, by: token, note: `by ${token}` });
    succeed(await desk.publish(submit("first"), { ...asNew, by: "ann" }));
    succeed(await desk.publish(submit("first"), by("ann")));
    await desk.publish(submit("first", { section: slug("none") }), by("ann"));
    succeed(await desk.correct(slug("first"), inline("Wrong."), by("bob")));
    succeed(await desk.move(slug("first"), slug("moved"), by("ann")));
    succeed(await desk.withdraw(slug("moved"), { reason: "In error." }, by("bob")));
    succeed(await desk.saveDraft(submit("draft"), { ...asNew, by: "ann" }));
    issued(await desk.deleteDraft(slug("draft"), by("ann")));

    const whole = await desk.audit({ after: 0, limit: 100 });
    expect(
      whole.map(({ command, token, slug: at, state, revision, note }) =>
        [command, token, at, state, revision, note].join(" "),
      ),
    ).toEqual([
      "adopt test   1 ",
      "keepMedia test    ",
      "publish ann first live 1 ",
      "correct bob first live 2 by bob",
      "move ann moved live 3 by ann",
      "withdraw bob moved gone 4 by bob",
      "saveDraft ann draft draft 1 ",
      "deleteDraft ann draft   by ann",
    ]);
    const { id } = anArticle("first");
    const sequences = whole.map(({ sequence }) => sequence);
    const asked = async (query: Partial<Parameters<Newsroom["audit"]>[0]>) =>
      (await desk.audit({ after: 0, limit: 100, ...query })).map(({ sequence }) =>
        sequences.indexOf(sequence),
      );
    expect(await asked({ subject: id })).toEqual([2, 3, 4, 5]);
    expect(await asked({ subject: "moved" })).toEqual([4, 5]);
    expect(await asked({ token: "bob" })).toEqual([3, 5]);
    expect(await asked({ token: "bob", subject: id, after: sequences[3] ?? 0 })).toEqual([5]);
    expect(await asked({ after: sequences[1] ?? 0, limit: 2 })).toEqual([2, 3]);
  });

  it("has who gave links to previews away, took them back, and had all written anew", async () => {
    await inNewsroom("audited-previews", kv, async (desk) => {
      await furnish(desk);
      succeed(await desk.publish(submit("first"), asNew));
      const before = (await desk.audit({ after: 0, limit: 9 })).at(-1)?.sequence ?? 0;
      await desk.preview(slug("first"));
      await desk.makePreviews(slug("first"), "ann");
      await desk.makePreviews(slug("never-was"), "ann");
      await desk.revokePreviews("bob");
      await desk.rebuild("boss");
      // One that is under way already.
      await desk.rebuild("boss");
      const told = await desk.audit({ after: before, limit: 9 });
      const { id: subject } = anArticle("first");
      expect(
        told.map(({ command, token, ...about }) => `${command} ${token} ${about.subject ?? ""}`),
      ).toEqual([`makePreviews ann ${subject}`, "revokePreviews bob ", "rebuild boss "]);
    });
  });

  it("tells of commands from before what their revisions tell", async () => {
    await inNewsroom("audited-later", kv, async (desk, { storage }) => {
      await furnish(desk);
      succeed(await desk.publish(submit("first"), asNew));
      takeBackTo(15, storage.sql);
      migrate(storage);
      expect(await desk.audit({ after: 0, limit: 9, subject: "first" })).toEqual([
        {
          sequence: expect.any(Number),
          at: expect.any(String),
          token: "test",
          subject: anArticle("first").id,
          slug: "first",
          state: "live",
          revision: 1,
        },
      ]);
    });
  });
});

describe("a command under a key", () => {
  const keyed = (key: string, fingerprint = "f", by = "ci"): CommandRequest => ({
    precondition: { kind: "present" },
    by,
    once: { key, fingerprint },
  });

  it("is carried out once, and answered alike as often as it comes", async () => {
    const desk = newsroomNamed("once");
    await furnish(desk);
    const { etag } = succeed(await desk.publish(submit("first"), asNew));
    const request: CommandRequest = {
      ...keyed("k"),
      precondition: { kind: "matches", etags: [etag] },
    };
    const correct = (sent: CommandRequest) =>
      desk.correct(slug("first"), inline("It was Tuesday."), sent);
    // Together, as when a client gives up on the first and sends it again.
    const [first, again] = await Promise.all([correct(request), correct(request)]);
    expect(succeed(first)).toMatchObject({ revision: 2, changed: true, projected: true });
    expect(again).toEqual(first);
    expect(await correct(request)).toEqual(first);
    expect((await desk.article(slug("first")))?.revision).toBe(2);

    expect(await correct(keyed("k", "other"))).toEqual({
      ok: false,
      error: { reason: "key-reused" },
    });
    // Another token has keys of its own: it gets no answer of before, and its precondition is judged.
    const stale = { ...keyed("k", "f", "other"), precondition: request.precondition };
    expect(await correct(stale)).toMatchObject({ ok: false });
  });

  it("may come again where it was refused", async () => {
    const desk = newsroomNamed("refused-once");
    await furnish(desk);
    const move = () => desk.move(slug("first"), slug("second"), keyed("k"));
    expect(await move()).toMatchObject({ error: { reason: "unknown-article" } });
    succeed(await desk.publish(submit("first"), asNew));
    expect(await move()).toMatchObject({ ok: true });
  });

  it("is not applied where its answer could not be stored, nor twice afterwards", async () => {
    await inNewsroom("crashed-once", kv, async (desk, { storage }) => {
      await furnish(desk);
      succeed(await desk.publish(submit("first"), asNew));
      const move = () => desk.move(slug("first"), slug("second"), keyed("k"));
      storage.sql.exec(`CREATE TRIGGER crash BEFORE INSERT ON idempotency
        BEGIN SELECT RAISE(ABORT, 'crashed'); END`);
      await expect(move()).rejects.toThrow(/crashed/);
      expect(await desk.article(slug("first"))).toMatchObject({ revision: 1 });
      expect(await desk.article(slug("second"))).toBeUndefined();
      storage.sql.exec("DROP TRIGGER crash");
      const moved = succeed(await move());
      expect(await desk.move(slug("first"), slug("second"), keyed("k"))).toEqual({
        ok: true,
        value: moved,
      });
      expect(await desk.article(slug("second"))).toMatchObject({ revision: 2 });
    });
  });

  it("is forgotten after a day", async () => {
    await inNewsroom("once-a-day", kv, async (desk, { storage }) => {
      await furnish(desk);
      for (const name of ["first", "second"]) succeed(await desk.publish(submit(name), asNew));
      const restore = () => desk.restore(slug("first"), 1, keyed("k", "f"));
      const count = () => storage.sql.exec("SELECT count(*) AS n FROM idempotency").one()["n"];
      succeed(await restore());
      desk.aheadMs = 24 * 60 * 60 * 1000 - 5_000;
      expect(await desk.restore(slug("first"), 1, keyed("k", "other"))).toMatchObject({
        error: { reason: "key-reused" },
      });
      desk.aheadMs += 6_000;
      succeed(await desk.restore(slug("first"), 1, keyed("k", "other")));
      expect(count()).toBe(1);
    });
  });
});
