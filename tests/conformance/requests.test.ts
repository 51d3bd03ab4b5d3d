import { describe, expect, it } from "vitest";
import { parseXml } from "../support/xml-tree.ts";
import { aNewClient, origin } from "./newsstand.ts";
import { truth } from "./readers/truth.ts";
import {
  type Answer,
  ask,
  decoded,
  departures,
  repeated,
  REQUEST_SETS,
  type RequestSet,
} from "./request-sets.ts";

const send = (
  { request }: RequestSet,
  more: Readonly<Record<string, string>> = {},
): Promise<Answer> => {
  const audio = truth()
    .flatMap(({ enclosures }) => enclosures)
    .find(({ type }) => type === "audio/mpeg");
  const path = request.path.replace("{audio}", new URL(audio?.url ?? "").pathname);
  return ask(new URL(path, origin()).href, request.method, {
    ...request.headers,
    ...more,
    ...aNewClient(),
  });
};

/** Throws where the body is not what its type says. */
const expectSound = (answer: Answer): void => {
  const type = answer.headers["content-type"] ?? "";
  if (/[/+]xml/.test(type)) expect(() => parseXml(decoded(answer))).not.toThrow();
  if (/[/+]json/.test(type)) expect(() => JSON.parse(decoded(answer)) as unknown).not.toThrow();
  if (type.startsWith("text/html"))
    expect(decoded(answer)).toMatch(/^<!doctype html>[^]+<\/html>/i);
  const length = answer.headers["content-length"];
  if (length !== undefined) expect(answer.bytes.byteLength).toBe(Number(length));
};

it("has more than twenty clients, each asking differently", () => {
  expect(REQUEST_SETS.length).toBeGreaterThan(20);
  const requests = REQUEST_SETS.map(({ request }) => JSON.stringify(request));
  expect(new Set(requests).size).toBe(requests.length);
});

describe.each(REQUEST_SETS)("$client: $does", (set) => {
  const hasBody = set.request.method !== "HEAD" && set.answer.status !== 204;

  it("is answered as it must be", async () => {
    const answer = await send(set);
    expect(departures(answer, set.answer)).toEqual([]);
    expect(answer.headers["cache-control"]).toBeTruthy();
    expect(answer.bytes.byteLength > 0).toBe(hasBody);
  });

  it.runIf(hasBody)("gets a body that is what its type says", async () => {
    expectSound(await send(set));
  });

  it.runIf(set.answer.status === 200)("gets both validators", async () => {
    const { etag, "last-modified": lastModified = "" } = (await send(set)).headers;
    expect(etag).toMatch(/^W\/"[\w-]+"$/);
    expect(new Date(lastModified).toUTCString()).toBe(lastModified);
  });

  it.runIf(set.again)("polls again, and transfers nothing", async () => {
    const first = await send(set);
    const wanted = set.again ?? { headers: {}, answer: set.answer };
    const second = await send(set, repeated(wanted.headers, first.headers));
    expect(departures(second, wanted.answer)).toEqual([]);
    expect(second.bytes.byteLength).toBe(0);
    expect(second.headers.etag).toBe(first.headers.etag);
  });
});
