import { createHash, randomUUID } from "node:crypto";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import { createApp } from "../../src/edge/app.ts";
import { prerender } from "../../src/edge/prerender.ts";
import type { Conditions } from "../../src/newsroom/conditions.ts";
import type { Newsroom } from "../../src/newsroom/newsroom.ts";
import { NewsroomObject } from "../../src/newsroom/object.ts";
import type { Prerender } from "../../src/newsroom/prerender.ts";
import { RENDERING } from "../../src/representations/rendering.ts";
import { readSettings } from "../../src/settings.ts";
import { memoryMedia } from "./memory-media.ts";
import { memoryRecords } from "./memory-records.ts";
import { TOKEN } from "./newswire.ts";
import { nodeStorage } from "./node-storage.ts";

/** The real Newsroom and the real application in Node, over real HTTP: one after the other, at one address. */
export interface ServedNewsroom {
  readonly url: string;
  /** Asks the public side; redirects are not followed. */
  readonly get: (path: string) => Promise<Response>;
  /** POSTs JSON to the API. */
  readonly post: (path: string, json?: object) => Promise<void>;
  /** Brings KV to what the ledger says. */
  readonly settle: () => Promise<void>;
  /** Lets an empty one take its place, an hour later. */
  readonly replace: () => void;
  readonly close: () => Promise<void>;
}

/** @param startMs its clock, in Unix milliseconds: from there, two seconds for each command */
export const serveNewsroom = async (startMs: number): Promise<ServedNewsroom> => {
  let desk = aDesk(startMs);
  const server = createServer((message, response) => void answer(desk.app, message, response));
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    get: (path) => fetch(`${url}${path}`, { redirect: "manual" }),
    post: async (path, json) => {
      const response = await fetch(`${url}/publishing/${path}`, {
        method: "POST",
        headers: {
          Authorization: `Bearer ${TOKEN}`,
          "If-Match": "*",
          "Content-Type": "application/json",
        },
        ...(json && { body: JSON.stringify(json) }),
      });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    },
    settle: () => desk.settle(),
    replace: () => void (desk = aDesk(startMs + 3_600_000)),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};

const aDesk = (startMs: number) => {
  const clock = { nowMs: startMs };
  const records = memoryRecords();
  const media = memoryMedia();
  let alarmMs: number | null = null;
  const alarms = {
    setAlarm: async (atMs: number) => void (alarmMs = atMs),
    getAlarm: async () => alarmMs,
    deleteAlarm: async () => void (alarmMs = null),
  };
  const state = {
    storage: Object.assign(nodeStorage(), alarms),
    blockConcurrencyWhile: (work: () => Promise<void>) => work(),
  };
  class Desk extends NewsroomObject {
    protected override now(): number {
      return clock.nowMs;
    }
    protected override secret(): string {
      return randomUUID();
    }
    protected override conditions(): Conditions {
      return { random: () => 0, writeBudget: Infinity, rendering: RENDERING, propagationMs: 0 };
    }
    protected override prerender(...of: Parameters<Prerender>): ReturnType<Prerender> {
      return prerender(...of);
    }
  }
  const newsroom: NewsroomObject = new Desk(
    state as unknown as DurableObjectState,
    {} as Env,
    records,
    media,
  );
  const app = createApp(
    {
      records,
      media,
      newsroom: (): Newsroom => {
        clock.nowMs += 2_000;
        return newsroom;
      },
      now: () => clock.nowMs,
      log: ({ error }) => {
        throw new Error(error);
      },
      mintId: randomUUID,
      keepSighting: () => undefined,
    },
    readSettings({
      PUBLISHING_TOKENS: `desk:${createHash("sha256").update(TOKEN).digest("hex")}`,
    }),
  );
  const settle = async (): Promise<void> => {
    // Its slices are short, and a key is written once a second.
    for (let slice = 0; slice < 20; slice++) {
      clock.nowMs += 2_000;
      await newsroom.alarm();
    }
  };
  return { app, settle };
};

const answer = async (
  app: ReturnType<typeof createApp>,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const { method = "GET", url = "/" } = message;
  const headers = new Headers(message.headers as Record<string, string>);
  const body = chunks.length > 0 && { body: Buffer.concat(chunks) };
  const answered = await app.request(`http://127.0.0.1${url}`, { method, headers, ...body });
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  response.end(new Uint8Array(await answered.arrayBuffer()));
};
