import { expect, it } from "vitest";
import { decideAdopt, removedLabels } from "../../src/newsroom/decide/adopt.ts";
import { revisionTag } from "../../src/newsroom/revision-tag.ts";
import { aPicture, aPodcast, aPublication, aTheme } from "../support/builders.ts";

const present = { kind: "present" } as const;
const current = {
  publication: aPublication(),
  revision: 1,
  etag: revisionTag(1, aPublication()),
};
const keptMedia: ReadonlySet<string> = new Set();
const { syria: _, ...topics } = aPublication().topics;
const withoutSyria = aPublication({ topics });

it("takes the first settings as revision 1", () => {
  expect(
    decideAdopt(aPublication(), { kind: "none" }, { current: undefined, removed: [], keptMedia }),
  ).toEqual({
    ok: true,
    value: { kind: "changed", next: current },
  });
});

it("asks a writer over settings that stand which it has seen", () => {
  const next = aPublication({ title: "Renamed" });
  expect(decideAdopt(next, { kind: "none" }, { current, removed: [], keptMedia })).toEqual({
    ok: false,
    error: { reason: "precondition-required", current: current.etag },
  });
  const stale = decideAdopt(
    next,
    { kind: "matches", etags: ['"9-x"'] },
    { current, removed: [], keptMedia },
  );
  expect(stale).toEqual({ ok: false, error: { reason: "stale", current: current.etag } });
});

it("changes nothing when the settings are the same", () => {
  expect(decideAdopt(aPublication(), present, { current, removed: [], keptMedia })).toEqual({
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
  const free = decideAdopt(withoutSyria, present, {
    current,
    removed: [{ ...removed, used: false }],
    keptMedia,
  });
  expect(free).toMatchObject({ ok: true, value: { kind: "changed", next: { revision: 2 } } });
  expect(
    decideAdopt(withoutSyria, present, {
      current,
      removed: [{ ...removed, used: true }],
      keptMedia,
    }),
  ).toEqual({
    ok: false,
    error: {
      reason: "unacceptable",
      problems: [
        {
          pointer: "/topics/syria",
          detail:
            "is gone, but articles name it that are live or scheduled; keep it, or revise those first",
        },
      ],
    },
  });
});

it("takes no settings that name a file nobody uploaded, wherever they do", () => {
  const name = `${"a".repeat(64)}.png`;
  const next = aPublication({
    icon: aPicture(),
    theme: aTheme(),
    // An address, and no file of ours.
    copyright: "/media/kit",
    feeds: { pod: { label: "Pod", podcast: aPodcast() } },
  });
  const situation = { current, removed: [], keptMedia: new Set([name]) };
  const decision = decideAdopt(next, present, situation);
  if (decision.ok || decision.error.reason !== "unacceptable") throw new Error("It was taken.");
  expect(decision.error.problems.map(({ pointer }) => pointer)).toEqual([
    "/theme/fonts/text/files/0/url",
    "/feeds/pod/podcast/image/url",
  ]);
  expect(decision.error.problems[0]?.detail).toContain(`${"f".repeat(64)}.woff2, which was never`);
});
