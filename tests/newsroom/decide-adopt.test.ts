import { expect, it } from "vitest";
import { decideAdopt, removedLabels } from "../../src/newsroom/decide/adopt.ts";
import { revisionTag } from "../../src/newsroom/revision-tag.ts";
import { aPublication } from "../support/builders.ts";

const present = { kind: "present" } as const;
const current = {
  publication: aPublication(),
  revision: 1,
  etag: revisionTag(1, aPublication()),
};
const { syria: _, ...topics } = aPublication().topics;
const withoutSyria = aPublication({ topics });

it("takes the first settings as revision 1", () => {
  expect(decideAdopt(aPublication(), { kind: "none" }, undefined, [])).toEqual({
    ok: true,
    value: { kind: "changed", next: current },
  });
});

it("asks a writer over settings that stand which it has seen", () => {
  const next = aPublication({ title: "Renamed" });
  expect(decideAdopt(next, { kind: "none" }, current, [])).toEqual({
    ok: false,
    error: { reason: "precondition-required", current: current.etag },
  });
  const stale = decideAdopt(next, { kind: "matches", etags: ['"9-x"'] }, current, []);
  expect(stale).toEqual({ ok: false, error: { reason: "stale", current: current.etag } });
});

it("changes nothing when the settings are the same", () => {
  expect(decideAdopt(aPublication(), present, current, [])).toEqual({
    ok: true,
    value: { kind: "unchanged", current },
  });
});

it("lists the labels that would go", () => {
  expect(removedLabels(withoutSyria, current.publication)).toEqual([
    { kind: "topics", key: "syria" },
  ]);
  expect(removedLabels(aPublication({ sections: {} }), current.publication)).toHaveLength(2);
  const { stories: _stories, ...without } = aPublication();
  expect(removedLabels(without, current.publication)).toEqual([
    { kind: "stories", key: "the-wire" },
  ]);
  expect(removedLabels(current.publication, without)).toEqual([]);
});

it("lets an unused label go, and keeps one that live articles name", () => {
  const removed = { kind: "topics", key: "syria" } as const;
  const free = decideAdopt(withoutSyria, present, current, [{ ...removed, used: false }]);
  expect(free).toMatchObject({ ok: true, value: { kind: "changed", next: { revision: 2 } } });
  expect(decideAdopt(withoutSyria, present, current, [{ ...removed, used: true }])).toEqual({
    ok: false,
    error: {
      reason: "unacceptable",
      problems: [
        {
          pointer: "/topics/syria",
          detail: "is gone, but live articles name it; keep it, or revise those articles first",
        },
      ],
    },
  });
});
