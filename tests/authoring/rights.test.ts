import { describe, expect, it } from "vitest";
import { parsePublication } from "../../src/authoring/publication.ts";
import { aPublication } from "../support/builders.ts";

const told = (over: object): readonly string[] => {
  const read = parsePublication({ ...aPublication(), ...over });
  return read.ok ? [] : read.error.map(({ pointer, detail }) => `${pointer}: ${detail}`);
};

describe("what programs may do with what they read", () => {
  it("is allowed or reserved, for each use alone", () => {
    const crawlers = { training: "allowed", answers: "reserved" } as const;
    expect(parsePublication(aPublication({ crawlers }))).toEqual({
      ok: true,
      value: aPublication({ crawlers }),
    });
    expect(told({ crawlers: { training: "no", trainning: "allowed" } })).toEqual([
      "/crawlers/training: is `no`; use `allowed` or `reserved`",
      '/crawlers/trainning: "trainning" is unknown; did you mean `training`?',
    ]);
  });
});

describe("the terms for programs", () => {
  it("name a payment, and whom to ask as an address of any kind", () => {
    const licensing = { payment: "attribution", terms: "https://news.example/terms" } as const;
    const asked = (contact: string) =>
      parsePublication(aPublication({ licensing: { ...licensing, contact } }));
    const read = (contact: string) => ({
      ok: true,
      value: aPublication({ licensing: { ...licensing, contact } }),
    });
    expect(asked("rights@news.example")).toEqual(read("mailto:rights@news.example"));
    expect(asked("mailto:rights@news.example")).toEqual(read("mailto:rights@news.example"));
    expect(asked("https://news.example/contact")).toEqual(read("https://news.example/contact"));
  });

  it("are refused where they say what RSL has no word for", () => {
    expect(told({ licensing: { payment: "money", terms: "/terms", contact: "/contact" } })).toEqual(
      [
        "/licensing/payment: is `money`; use `free`, `attribution`, `contribution`, `subscription`, `purchase`, `use`, `crawl` or `training`",
        "/licensing/terms: is `/terms`; write an absolute URL, such as https://example.org/page",
        "/licensing/contact: is `/contact`; write an e-mail address or the URL of a page",
      ],
    );
  });
});

describe("whom to tell of a vulnerability", () => {
  const expires = "2027-11-01T00:00:00Z";

  it("is one address or more, until a time that has to be said", () => {
    const contacts = ["security@news.example", "https://news.example/report"];
    expect(parsePublication({ ...aPublication(), security: { contacts, expires } })).toMatchObject({
      value: { security: { contacts: ["mailto:security@news.example", contacts[1]], expires } },
    });
    expect(told({ security: { contacts: [] } })).toEqual([
      "/security/contacts: is empty",
      "/security/expires: is missing",
    ]);
  });
});
