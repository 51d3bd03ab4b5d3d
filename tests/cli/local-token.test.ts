import { describe, expect, it } from "vitest";
import { withLocalEntry } from "../../src/cli/local-token.ts";

describe("withLocalEntry", () => {
  it.each([
    ["an empty file", "", "PUBLISHING_TOKENS=local:new\n"],
    ["a file without tokens", "OTHER=1", "OTHER=1\nPUBLISHING_TOKENS=local:new\n"],
    [
      "an older local token",
      "A=1\nPUBLISHING_TOKENS=local:old\nB=2\n",
      "A=1\nPUBLISHING_TOKENS=local:new\nB=2\n",
    ],
    [
      "tokens of others",
      'PUBLISHING_TOKENS="cms:abc local:old, ci:def"\n',
      "PUBLISHING_TOKENS=cms:abc,ci:def,local:new\n",
    ],
    ["its own entry", "PUBLISHING_TOKENS=a:1,local:new\n", "PUBLISHING_TOKENS=a:1,local:new\n"],
  ])("keeps everything else of %s", (_, before, after) => {
    expect(withLocalEntry(before, "local:new")).toBe(after);
  });
});
