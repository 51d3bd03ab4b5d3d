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
