import { describe, expect, it } from "vitest";
import { A_PERSON } from "../support/clients.ts";
import { aBareNewswire, aNewswire } from "../support/newswire.ts";

const RSS = "/rss.xml";
const ATOM = "/atom.xml";
const JSON_FEED = "/feed.json";

const whereTo = async (headers: Record<string, string>): Promise<string | null> => {
  const response = await (await aNewswire()).get("/feed", headers);
  expect(response.status).toBe(302);
  return response.headers.get("Location");
};

describe("/feed", () => {
  it.each([
    ["application/rss+xml", RSS],
    ["application/atom+xml", ATOM],
    ["application/feed+json", JSON_FEED],
    ["application/json", JSON_FEED],
    ["text/xml", RSS],
    ["application/rss+xml;q=0.5, application/atom+xml;q=0.8", ATOM],
    ["application/rss+xml; q=0, */*", ATOM],
    ["application/feed+json, application/json;q=0.9, */*;q=0.1", JSON_FEED],
    ["application/*", RSS],
    ["*/*", RSS],
    ["APPLICATION/ATOM+XML", ATOM],
    ["application/atom+xml; charset=utf-8, application/rss+xml; q=0.9", ATOM],
    // Nothing that fits, nothing that can be read: never 406.
    ["image/png", RSS],
    ["", RSS],
    ["q=1, ;;, */, application/atom+xml;q=9", RSS],
  ])("leads who accepts %j to %s", async (accept, to) => {
    expect(await whereTo({ Accept: accept })).toBe(to);
  });

  it("leads who says nothing to RSS", async () => {
    expect(await whereTo({})).toBe(RSS);
  });

  it("leads a person to the list of feeds, and no program that accepts pages too", async () => {
    expect(await whereTo(A_PERSON)).toBe("/feeds");
    const { "Sec-Fetch-Dest": _, ...fetched } = A_PERSON;
    expect(await whereTo(fetched)).toBe(RSS);
    expect(await whereTo({ ...A_PERSON, "Sec-Fetch-Mode": "cors" })).toBe(RSS);
    expect(await whereTo({ ...A_PERSON, Accept: "*/*" })).toBe(RSS);
  });

  it("may be kept by the client alone, and says by what it differs", async () => {
    const { headers } = await (await aNewswire()).get("/feed");
    expect(headers.get("Cache-Control")).toBe("private, max-age=300");
    expect(headers.get("Vary")).toBe("Accept, Sec-Fetch-Dest");
    expect(headers.get("Access-Control-Allow-Origin")).toBe("*");
  });

  it("leads to a 200, by HEAD as well, and needs no record itself", async () => {
    const wire = await aNewswire();
    const { headers } = await wire.head("/feed", { Accept: "application/atom+xml" });
    expect((await wire.get(headers.get("Location") ?? "")).status).toBe(200);
    expect((await aBareNewswire().get("/feed")).status).toBe(302);
  });
});
