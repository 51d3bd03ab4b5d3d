import { takeBackTo } from "../support/earlier-ledger.ts";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { keys } from "../../src/store/keys.ts";
import { kvMedia } from "../../src/store/media.ts";
import { aPicture, aPublication, anArticle, slug } from "../support/builders.ts";
import {
  type LabNewsroom,
  asNew,
  inKv,
  inNewsroom,
  overAny,
  spyingMedia,
  spyingRecords,
  submit,
  succeed,
} from "../support/newsroom.ts";
import { projectionOf } from "../support/projection.ts";

const refused = () => Promise.reject(new Error("KV failed: 500 Internal Server Error"));
const MINUTE_MS = 60_000;

let files = 0;
/** The name of a file that no other test has. */
const aName = (): string => `${(files += 1).toString(16).padStart(64, "0")}.png`;
const bytesOf = (name: string): Uint8Array => new TextEncoder().encode(`The bytes of ${name}`);
const upload = (desk: LabNewsroom, ...names: readonly string[]): Promise<unknown> =>
  Promise.all(names.map((name) => desk.keepMedia(name, "image/png", bytesOf(name), "test")));
const pictured = (name: string) => aPicture({ url: `/media/${name}` });
/** A submission whose picture is this file. */
const showing = (name: string, file: string) => submit(name, { picture: pictured(file) });
const inMedia = async (name: string): Promise<string | null> =>
  await env.EDITION.get(keys.media(name));
const isPublic = async (name: string): Promise<boolean> => (await inMedia(name)) !== null;

/** Lets the second pass in which a key may not be written again. */
const pass = (desk: LabNewsroom, milliseconds = 2_000): void => {
  desk.aheadMs += milliseconds;
};

interface Lab {
  readonly desk: LabNewsroom;
  readonly storage: DurableObjectStorage;
  /** What went to KV, records and files, in order; with a minus what was deleted. */
  readonly written: string[];
}

/** A newsroom with settings, whose writes do as `behave` says. */
const inLab = <Value>(
  name: string,
  work: (lab: Lab) => Promise<Value>,
  behave: (write: () => Promise<void>, what: string) => Promise<void> = (write) => write(),
): Promise<Value> => {
  let lab: LabNewsroom | undefined;
  // A failure takes longer than a command has patience.
  const patient = (write: () => Promise<void>, what: string): Promise<void> =>
    behave(write, what).catch((error: unknown) => {
      if (lab) pass(lab, 11_000);
      throw error;
    });
  const records = spyingRecords(patient);
  const { written } = records;
  const running = async (desk: LabNewsroom, { storage }: DurableObjectState): Promise<Value> => {
    lab = desk;
    if (!(await desk.publication())) succeed(await desk.adopt(aPublication(), asNew));
    written.length = 0;
    return await work({ desk, storage, written });
  };
  return inNewsroom(name, records, running, spyingMedia(written, patient));
};

const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
beforeEach(() => {
  logged.mockClear();
});

describe("a file", () => {
  it("has no key before an article is published that names it, and then before that article's record", async () => {
    await inLab("first-use", async ({ desk, written }) => {
      const [picture, small] = [aName(), aName()];
      await upload(desk, picture, small);
      expect(written).toEqual([]);
      const renditions = [{ url: `/media/${small}`, type: "image/png", width: 480 }];
      const article = submit("pictured", { picture: { ...pictured(picture), renditions } });
      succeed(await desk.publish(article, asNew));
      const names = [keys.media(picture), keys.media(small)];
      expect(written.slice(0, 3)).toEqual([...names, keys.resource(slug("pictured"))]);
      const found = await kvMedia(env.EDITION).find(small);
      expect(found?.metadata).toEqual({ type: "image/png", bytes: bytesOf(small).byteLength });
      expect(await inMedia(small)).toBe(new TextDecoder().decode(bytesOf(small)));
      await found?.discard();

      // Who names it next finds it there.
      written.length = 0;
      succeed(await desk.publish(showing("pictured-too", picture), asNew));
      expect(written.filter((what) => what.includes("media"))).toEqual([]);
    });
  });

  it("that is larger than a row is put together again", async () => {
    await inLab("chunks", async ({ desk }) => {
      const name = aName();
      const file = Uint8Array.from({ length: 4_000_001 }, (_, at) => (at * at) % 251);
      expect(await desk.keepMedia(name, "image/png", file, "test")).toBe(true);
      expect(await desk.keepMedia(name, "image/png", file, "test")).toBe(false);
      succeed(await desk.publish(showing("large", name), asNew));
      const served = await env.EDITION.get(keys.media(name), "arrayBuffer");
      expect(served && Buffer.from(served).equals(file)).toBe(true);
    });
  });

  it("goes after the record of the last article that named it, and comes back with the next", async () => {
    await inLab("last-use", async ({ desk, written }) => {
      const [old, other] = [aName(), aName()];
      await upload(desk, old, other);
      succeed(await desk.publish(showing("one", old), asNew));
      succeed(await desk.publish(showing("two", old), asNew));
      pass(desk);
      succeed(await desk.publish(showing("one", other), overAny));
      expect(await isPublic(old)).toBe(true);
      pass(desk);
      written.length = 0;
      const receipt = succeed(await desk.publish(showing("two", other), overAny));
      expect(receipt.projected).toBe(true);
      expect(await isPublic(old)).toBe(false);
      expect(written[0]).toBe(keys.resource(slug("two")));
      expect(written).toContain(`-${keys.media(old)}`);
      pass(desk);
      succeed(await desk.publish(showing("three", old), asNew));
      expect(await isPublic(old)).toBe(true);
    });
  });

  it("goes right after the tombstone of a withdrawn article, and the command waits for that", async () => {
    await inLab("withdrawn", async ({ desk, written }) => {
      const [own, shared] = [aName(), aName()];
      await upload(desk, own, shared);
      succeed(await desk.publish(showing("other", shared), asNew));
      const poster = { ...pictured(shared), alt: "Shared" };
      const cards = [{ blocks: [{ type: "image", picture: poster } as const] }];
      succeed(await desk.publish(submit("gone", { picture: pictured(own), cards }), asNew));
      pass(desk);
      written.length = 0;
      const receipt = succeed(await desk.withdraw(slug("gone"), { reason: "In error." }, overAny));
      expect(receipt.projected).toBe(true);
      expect(written.filter((what) => /media|resource/.test(what))).toEqual([
        keys.resource(slug("gone")),
        `-${keys.media(own)}`,
      ]);
      expect(await isPublic(own)).toBe(false);
      expect(await isPublic(shared)).toBe(true);
      // The ledger has it still.
      succeed(await desk.publish(showing("again", own), asNew));
      expect(await isPublic(own)).toBe(true);
    });
  });

  it("stays while KV shows a revision that names it, whatever the ledger says by then", async () => {
    let revise: (() => Promise<unknown>) | undefined;
    let revised: Promise<unknown> | undefined;
    const behave = async (write: () => Promise<void>, what: string) => {
      if (what === keys.resource(slug("overtaken"))) revised ??= revise?.();
      await write();
    };
    await inLab(
      "overtaken",
      async ({ desk, written }) => {
        const [first, second] = [aName(), aName()];
        await upload(desk, first, second);
        revise = () => desk.publish(showing("overtaken", second), overAny);
        succeed(await desk.publish(showing("overtaken", first), asNew));
        await revised;
        const records = written.filter((what) => what.startsWith("resource"));
        expect(records).toHaveLength(2);
        const gone = written.indexOf(`-${keys.media(first)}`);
        expect(gone).toBeGreaterThan(written.lastIndexOf(keys.resource(slug("overtaken"))));
      },
      behave,
    );
  });

  it("of the settings is public with them, and goes with them", async () => {
    await inLab("settings", async ({ desk, written }) => {
      const [icon, logo] = [aName(), aName()];
      const settings = aPublication({ icon: pictured(icon) });
      const early = await desk.adopt(settings, overAny);
      expect(early).toMatchObject({ ok: false, error: { reason: "unacceptable" } });
      await upload(desk, icon, logo);
      succeed(await desk.publish(showing("iconic", icon), asNew));
      succeed(await desk.adopt(settings, overAny));
      pass(desk);
      succeed(await desk.withdraw(slug("iconic"), { reason: "In error." }, overAny));
      expect(await isPublic(icon)).toBe(true);
      pass(desk);
      written.length = 0;
      succeed(await desk.adopt(aPublication({ logo: pictured(logo) }), overAny));
      expect(written).toEqual([keys.publication(), keys.media(logo), `-${keys.media(icon)}`]);
      expect([await isPublic(icon), await isPublic(logo)]).toEqual([false, true]);
    });
  });
});

describe("while KV fails", () => {
  it("a file that is to go is tried again, and the command says that it is still there", async () => {
    let failing = true;
    const behave = (write: () => Promise<void>, what: string) =>
      failing && what.startsWith("-") ? refused() : write();
    await inLab(
      "stays",
      async ({ desk }) => {
        const name = aName();
        await upload(desk, name);
        succeed(await desk.publish(showing("stays", name), asNew));
        pass(desk);
        const withdrawn = await desk.withdraw(slug("stays"), { reason: "In error." }, overAny);
        const receipt = succeed(withdrawn);
        expect(receipt.projected).toBe(false);
        const { waiting } = await projectionOf(desk, receipt.sequence);
        expect(waiting.map(({ key }) => key)).toContain(keys.media(name));
        failing = false;
        pass(desk, MINUTE_MS);
        await desk.alarm();
        expect(await isPublic(name)).toBe(false);
      },
      behave,
    );
  });

  it("everybody who names a file that did not come yet waits for it", async () => {
    const behave = (write: () => Promise<void>, what: string) =>
      what.startsWith("media") ? refused() : write();
    await inLab(
      "both-wait",
      async ({ desk }) => {
        const name = aName();
        await upload(desk, name);
        for (const article of ["first", "second"]) {
          const { sequence } = succeed(await desk.publish(showing(article, name), asNew));
          const { waiting } = await projectionOf(desk, sequence);
          expect(waiting.map(({ key }) => key)).toContain(keys.media(name));
        }
      },
      behave,
    );
  });

  it("a file stays as long as the record that names it, and one of a withdrawn article never comes", async () => {
    let failing = /^$/;
    const behave = (write: () => Promise<void>, what: string) =>
      failing.test(what) ? refused() : write();
    await inLab(
      "tombstone-fails",
      async ({ desk, written }) => {
        const [shown, late] = [aName(), aName()];
        await upload(desk, shown, late);
        succeed(await desk.publish(showing("shown", shown), asNew));
        failing = /^[a-z]/;
        succeed(await desk.publish(showing("late", late), asNew));
        for (const name of ["shown", "late"]) {
          succeed(await desk.withdraw(slug(name), { reason: "In error." }, overAny));
        }
        failing = /^resource/;
        written.length = 0;
        pass(desk, MINUTE_MS);
        await desk.alarm();
        expect([await isPublic(shown), await isPublic(late)]).toEqual([true, false]);
        failing = /^$/;
        for (let round = 0; round < 4; round += 1) {
          pass(desk, MINUTE_MS);
          await desk.alarm();
        }
        expect(written).not.toContain(keys.media(late));
        expect(await inKv("resource", "resource:v1:late")).toMatchObject({ kind: "gone" });
        expect([await isPublic(shown), await isPublic(late)]).toEqual([false, false]);
      },
      behave,
    );
  });
});

it("keeps a withdrawal waiting for a file that only an earlier revision named", async () => {
  let fails = true;
  const behave = (write: () => Promise<void>, what: string) =>
    fails && what.startsWith("-") ? refused() : write();
  await inLab(
    "earlier-file",
    async ({ desk, storage }) => {
      const [old, other] = [aName(), aName()];
      await upload(desk, old, other);
      succeed(await desk.publish(showing("other", other), asNew));
      succeed(await desk.publish(showing("revised", old), asNew));
      pass(desk);
      const { picture: _, ...article } = anArticle("revised");
      expect(succeed(await desk.publish({ article }, overAny)).projected).toBe(false);
      // Now the deletion would wait for the next day, as what is published does.
      desk.budget = 0;
      void desk.withdraw(slug("revised"), { reason: "In error." }, overAny);
      const { last } = storage.sql.exec("SELECT max(sequence) AS last FROM command").one();
      const projection = () => projectionOf(desk, Number(last));
      await vi.waitFor(async () =>
        expect(await inKv("resource", "resource:v1:revised")).toMatchObject({ kind: "gone" }),
      );
      await vi.waitFor(async () =>
        expect((await projection()).waiting.map(({ key }) => key)).toContain(keys.media(old)),
      );
      fails = false;
      pass(desk, MINUTE_MS);
      await desk.alarm();
      expect((await projection()).done).toBe(true);
      expect([await isPublic(old), await isPublic(other)]).toEqual([false, true]);
    },
    behave,
  );
});

it("holds up no write where KV takes no more deletions that day, and counts none as one", async () => {
  const behave = (write: () => Promise<void>, what: string) =>
    what.startsWith("-")
      ? Promise.reject(new Error("KV delete() limit exceeded for the day."))
      : write();
  await inLab(
    "no-deletions",
    async ({ desk, written }) => {
      const [first, second] = [aName(), aName()];
      await upload(desk, first, second);
      succeed(await desk.publish(showing("first", first), asNew));
      expect(
        succeed(await desk.withdraw(slug("first"), { reason: "In error." }, overAny)).projected,
      ).toBe(false);
      pass(desk);
      const { sequence } = succeed(await desk.publish(showing("second", second), asNew));
      for (let round = 0; round < 2; round += 1) {
        pass(desk);
        await desk.alarm();
      }
      expect((await projectionOf(desk, sequence)).waiting).toEqual([]);
      const { isExhausted, writes } = (await desk.status()).spent;
      expect(isExhausted).toBe(false);
      // And the settings, before the first look.
      expect(writes).toBe(written.filter((what) => !what.startsWith("-")).length + 1);
    },
    behave,
  );
});

it("has one file in memory at a time, and takes down meanwhile, files too", async () => {
  const running = new Set<string>();
  let most = 0;
  let holding = false;
  let finish = (): void => undefined;
  const hold = new Promise<void>((resolve) => (finish = resolve));
  const behave = async (write: () => Promise<void>, what: string) => {
    if (!holding || !what.startsWith("media")) return await write();
    running.add(what);
    most = Math.max(most, running.size);
    await hold;
    await write();
    running.delete(what);
  };
  await inLab(
    "one-at-a-time",
    async ({ desk }) => {
      const [down, ...names] = [aName(), aName(), aName(), aName()];
      await upload(desk, down, ...names);
      succeed(await desk.publish(showing("down", down), asNew));
      holding = true;
      const cards = names.map((name) => ({
        blocks: [{ type: "image", picture: pictured(name) } as const],
      }));
      const { picture: _, ...article } = anArticle("album", { cards });
      const publishing = desk.publish({ article }, asNew);
      const withdrawn = await desk.withdraw(slug("down"), { reason: "In error." }, overAny);
      expect(succeed(withdrawn).projected).toBe(true);
      expect(await isPublic(down)).toBe(false);
      expect([most, await inKv("resource", "resource:v1:album")]).toEqual([1, undefined]);
      finish();
      expect(succeed(await publishing).projected).toBe(true);
      expect(most).toBe(1);
      expect(await Promise.all(names.map(isPublic))).toEqual([true, true, true]);
    },
    behave,
  );
});

it("takes files of a ledger from before over, and loses none", async () => {
  const [used, unused, lost, icon] = [aName(), aName(), aName(), aName()];
  const names = [used, unused, lost, icon];
  await inLab("from-before", async ({ desk, storage }) => {
    await upload(desk, ...names);
    succeed(await desk.publish(showing("before", used), asNew));
    succeed(await desk.adopt(aPublication({ icon: pictured(icon) }), overAny));
    takeBackTo(6, storage.sql);
    const media = kvMedia(env.EDITION);
    for (const name of [used, unused, icon]) {
      await media.write(name, bytesOf(name), { type: "image/png", bytes: bytesOf(name).length });
    }
  });
  await inLab("from-before", async ({ desk, written }) => {
    await desk.alarm();
    expect(written).toEqual([lost, unused].toSorted().map((name) => `-${keys.media(name)}`));
    expect(await Promise.all(names.map(isPublic))).toEqual([true, false, false, true]);
    // What is nowhere may be uploaded again, the rest need not.
    expect([...(await desk.media(names)).keys()].toSorted()).toEqual(
      [used, unused, icon].toSorted(),
    );
    succeed(await desk.publish(showing("unused", unused), asNew));
    expect(await isPublic(unused)).toBe(true);
    pass(desk);
    succeed(await desk.withdraw(slug("before"), { reason: "In error." }, overAny));
    expect(await isPublic(used)).toBe(false);
    pass(desk);
    succeed(await desk.publish(showing("after", used), asNew));
    expect(await inMedia(used)).toBe(new TextDecoder().decode(bytesOf(used)));
  });
});
