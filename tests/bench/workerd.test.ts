import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { keys } from "../../src/store/keys.ts";
import { expectIdentical } from "./hot.ts";
import { type KvServer, serveKv } from "./kv.ts";
import { get } from "./request.ts";
import { stockOf } from "./stock.ts";
import { cpuMicroseconds, residentBytes } from "./usage.ts";
import { type WorkerdProcess, startWorkerd } from "./workerd.ts";

/** Reads KV in every way that the product and its references do. */
const WORKER = `export default {
  async fetch(request, env) {
    const { pathname } = new URL(request.url);
    if (pathname === "/list") return Response.json(await env.EDITION.list({ prefix: "edition:v1:" }));
    const { value, metadata } = await env.EDITION.getWithMetadata(pathname.slice(1), "text");
    if (value === null) return new Response("none", { status: 404 });
    return Response.json({ bytes: value.length, metadata, answer: env.ANSWER.of });
  },
};`;

const stock = stockOf(2, 1000);
let folder: string;
let kv: KvServer;
let workerd: WorkerdProcess;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "edgewire-bench-test-"));
  writeFileSync(join(folder, "worker.js"), WORKER);
  writeFileSync(join(folder, "answer.json"), '{"of":"the bench"}');
  kv = await serveKv(stock);
  workerd = await startWorkerd({
    bundle: {
      folder,
      file: "worker.js",
      compatibilityDate: "2026-10-01",
      compatibilityFlags: ["nodejs_compat"],
    },
    kv: kv.address,
    json: { ANSWER: join(folder, "answer.json") },
    isolates: 2,
  });
});

afterAll(async () => {
  await workerd.stop();
  await kv.close();
  rmSync(folder, { recursive: true, force: true });
});

it("reads values with their metadata from our KV, through workerd's own binding", async () => {
  const key = keys.edition("front");
  const before = kv.reads();
  const { status, body } = await get(`${workerd.origins[0]}/${key}`);
  expect(status).toBe(200);
  expect(JSON.parse(body.toString())).toEqual({
    bytes: stock.get(key)?.text.length,
    metadata: stock.get(key)?.metadata,
    answer: "the bench",
  });
  expect(kv.reads() - before).toBe(1);
});

it("finds nothing under a key that is not there", async () => {
  expect((await get(`${workerd.origins[0]}/resource:v1:nothing`)).status).toBe(404);
});

it("lists the keys below a prefix", async () => {
  const { body } = await get(`${workerd.origins[0]}/list`);
  expect(JSON.parse(body.toString())).toMatchObject({
    keys: [...stock.keys()].filter((key) => key.startsWith("edition:")).map((name) => ({ name })),
    list_complete: true,
  });
});

it("compares only answers that are identical", async () => {
  const [first, second = first] = workerd.origins.map((origin) => ({ pid: workerd.pid, origin }));
  if (!first || !second) throw new Error("There are two isolates");
  const path = `/${keys.publication()}`;
  await expect(expectIdentical({ path }, first, second, {})).resolves.toBeUndefined();
  const elsewhere = { ...second, origin: `${second.origin}/nowhere` };
  await expect(expectIdentical({ path }, first, elsewhere, {})).rejects.toThrow("status differs");
});

it("knows what a process uses", async () => {
  const before = cpuMicroseconds(workerd.pid);
  await get(`${workerd.origins[0]}/list`);
  expect(cpuMicroseconds(workerd.pid)).toBeGreaterThan(before);
  expect(residentBytes(workerd.pid)).toBeGreaterThan(10_000_000);
});
