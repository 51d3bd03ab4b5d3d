import { describe, expect, it } from "vitest";
import { withLabels } from "../../src/cli/import/settings-text.ts";

const MOTHS = { kind: "topics", key: "moths", value: "Moths: a" } as const;
const GRACE = {
  kind: "authors",
  key: "grace",
  value: { name: "Grace Hopper", kind: "person" },
} as const;

describe("labels put into settings", () => {
  it.each([
    [
      "topics:\n  # One\n  a: A # and so on\n\n# Two\nb: c\n",
      'topics:\n  # One\n  a: A # and so on\n  moths: "Moths: a"\n\n# Two\nb: c\n',
    ],
    [
      "topics:\n    a:\n      label: A\nb: [c]\n",
      'topics:\n    a:\n      label: A\n    moths: "Moths: a"\nb: [c]\n',
    ],
    ["topics: {a: A}\nb: [c]\n", 'topics: {a: A, moths: "Moths: a"}\nb: [c]\n'],
    ["topics: { a: A }\n", 'topics: { a: A, moths: "Moths: a" }\n'],
    ["topics: {}\n", 'topics: { moths: "Moths: a"}\n'],
    ["topics:\nb: c", 'topics:\n  moths: "Moths: a"\nb: c'],
    ["b: c\n", 'b: c\ntopics:\n  moths: "Moths: a"\n'],
    ["b: c", 'b: c\ntopics:\n  moths: "Moths: a"\n'],
    ["b: c\ntopics:\n  a: A", 'b: c\ntopics:\n  a: A\n  moths: "Moths: a"\n'],
    [
      "topics:\n  a:\n    description: |\n      Long.\n  # End\nb: c\n",
      'topics:\n  a:\n    description: |\n      Long.\n  moths: "Moths: a"\n  # End\nb: c\n',
    ],
  ])("%j", (source, text) => {
    expect(withLabels(source, [MOTHS])).toBe(text);
  });

  it("are one line each, or several", () => {
    expect(withLabels("authors:\n  ada: { name: Ada }\ntopics:\n  a: A\n", [MOTHS, GRACE])).toBe(
      'authors:\n  ada: { name: Ada }\n  grace:\n    name: Grace Hopper\n    kind: person\ntopics:\n  a: A\n  moths: "Moths: a"\n',
    );
  });

  it("leave those that are there as they are", () => {
    expect(withLabels("topics: { moths: Mine }\n", [MOTHS])).toBe("topics: { moths: Mine }\n");
  });

  it.each(["topics: { a: A, }\n", "topics: *a\n", "topics: text\n", "- a\n"])(
    "are none where %j has no place for them",
    (source) => {
      expect(withLabels(source, [MOTHS])).toBeUndefined();
    },
  );
});
