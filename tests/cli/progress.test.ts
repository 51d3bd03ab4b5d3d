import { PassThrough } from "node:stream";
import { afterEach, describe, expect, it, vi } from "vitest";
import { progressOn } from "../../src/cli/progress.ts";

const heard = (): {
  readonly lines: string[];
  print: () => void;
  complain: (l: string) => void;
} => {
  const lines: string[] = [];
  return { lines, print: () => undefined, complain: (line) => void lines.push(line) };
};

afterEach(() => {
  vi.useRealTimers();
});

describe("progress", () => {
  it("moves a bar where somebody watches, in bytes that people read", () => {
    const screen = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
    const terminal = { ...heard(), screen };
    const step = progressOn(terminal).begin("Media", 2_000_000, "bytes");
    step.advance(1_500_000);
    step.advance(-500_000);
    step.advance(1_000_000);
    step.finished("map.png");
    step.end();
    const shown = String(screen.read());
    expect(shown).toContain("0 B of 2.0 MB");
    expect(shown).toContain(`${"█".repeat(28)}  2.0 MB of 2.0 MB`);
    expect(terminal.lines).toEqual([]);
  });

  it("says how many minutes are left by what it took so far, and nothing of seconds", () => {
    vi.useFakeTimers();
    const screen = Object.assign(new PassThrough({ highWaterMark: 1e6 }), { isTTY: true });
    const step = progressOn({ ...heard(), screen }).begin("Articles", 1000, "items");
    const shownAfter = (items: number) => {
      for (let item = 0; item < items; item++) {
        vi.advanceTimersByTime(1000);
        step.advance(1);
      }
      vi.advanceTimersByTime(1000);
      return /\d+ of 1000[\w, ]*/.exec(String(screen.read()).split("Articles").at(-1) ?? "")?.[0];
    };
    expect(shownAfter(100)).toBe("100 of 1000, about 15 min left");
    expect(shownAfter(850)).toBe("950 of 1000");
    step.end();
  });

  it("says each thing finished on a line of its own where nobody does", () => {
    const terminal = heard();
    const step = progressOn(terminal).begin("Articles", 2, "items");
    step.advance(1);
    step.finished("first created");
    step.end();
    expect(terminal.lines).toEqual(["Articles: first created"]);
  });
});
