import { describe, expect, it } from "vitest";
import { readYaml } from "../../src/authoring/yaml-source.ts";
import { placedIn } from "../../src/cli/problem-report.ts";

const placeOf = (pointer: string, source: string, linesBefore = 0) => {
  const yaml = readYaml(source, linesBefore);
  if (!yaml.ok) throw new Error("not YAML");
  return placedIn(yaml.value, { detail: "is odd", pointer }).place;
};

describe("a problem of the server", () => {
  const frontMatter = "title: T\ntopics:\n  - a\n  - b\nstory: { key: k }\na/b: 1\n";
  it.each([
    ["/title", { line: 2, column: 8 }],
    ["/topics/1", { line: 5, column: 5 }],
    ["/story/key", { line: 6, column: 15 }],
    ["/story/name", { line: 6, column: 8 }],
    ["/a~1b", { line: 7, column: 6 }],
    ["/cards/0/blocks/1", undefined],
    ["", undefined],
  ])("at %j is placed where the field stands in front matter", (pointer, place) => {
    expect(placeOf(pointer, frontMatter, 1)).toEqual(place);
  });

  it("is placed in a file that is YAML from its first line", () => {
    expect(placeOf("/language", "title: T\nlanguage: en\n")).toEqual({ line: 2, column: 11 });
  });

  it("keeps its own place, and stands without one where the file is not YAML", () => {
    const place = { line: 9, column: 9 };
    expect(placedIn(undefined, { detail: "is odd", pointer: "/title", place }).place).toBe(place);
    expect(placedIn(undefined, { detail: "is odd", pointer: "/title" }).place).toBeUndefined();
  });
});
