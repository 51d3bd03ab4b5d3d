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

const hasBody = ({ request, answer }: RequestSet): boolean =>
  request.method !== "HEAD" && answer.status !== 204;

describe("a client's request", () => {
  it.each(REQUEST_SETS)("of $client ($does) is answered as it must be", async (set) => {
    const answer = await send(set);
    expect(departures(answer, set.answer)).toEqual([]);
    expect(answer.headers["cache-control"]).toBeTruthy();
    expect(answer.bytes.byteLength > 0).toBe(hasBody(set));
  });

  it.each(REQUEST_SETS.filter(hasBody))(
    "of $client ($does) gets a body that is what its type says",
    async (set) => {
      expectSound(await send(set));
    },
  );

  it.each(REQUEST_SETS.filter(({ answer }) => answer.status === 200))(
    "of $client ($does) gets both validators",
    async (set) => {
      const { etag, "last-modified": lastModified = "" } = (await send(set)).headers;
      expect(etag).toMatch(/^W\/"[\w-]+"$/);
      expect(new Date(lastModified).toUTCString()).toBe(lastModified);
    },
  );

  it.each(REQUEST_SETS.flatMap((set) => (set.again ? [{ ...set, again: set.again }] : [])))(
    "of $client ($does) polls again, and transfers nothing",
    async ({ again, ...set }) => {
      const first = await send(set);
      const second = await send(set, repeated(again.headers, first.headers));
      expect(departures(second, again.answer)).toEqual([]);
      expect(second.bytes.byteLength).toBe(0);
      expect(second.headers.etag).toBe(first.headers.etag);
    },
  );
});
