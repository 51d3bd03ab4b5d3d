import { SingleBar } from "cli-progress";
import { type Terminal, sized } from "./terminal.ts";

/** Tells a person how far long work is. */
export interface Progress {
  readonly begin: (label: string, total: number, unit: "bytes" | "items") => Step;
}

export interface Step {
  /** Moves on by so many bytes or items; back where an attempt failed. */
  readonly advance: (by: number) => void;
  /** Names something finished that no later report names, where no bar can show it. */
  readonly finished: (what: string) => void;
  readonly end: () => void;
}

const BAR_WIDTH = 28;

/** Says nothing: for `--json`. */
export const noProgress: Progress = {
  begin: () => ({ advance: () => undefined, finished: () => undefined, end: () => undefined }),
};

/** A bar where somebody watches, else the names of what is finished. */
export const progressOn = (terminal: Terminal): Progress => ({
  begin: (label, total, unit) =>
    terminal.screen
      ? barOn(terminal.screen, label, total, unit)
      : {
          advance: () => undefined,
          finished: (what) => terminal.complain(`${label}: ${what}`),
          end: () => undefined,
        },
});

/** How long it takes yet, in minutes: nobody needs to know of seconds. */
const estimate = (seconds: number): string =>
  Number.isFinite(seconds) && seconds >= 60 ? `, about ${Math.round(seconds / 60)} min left` : "";

const barOn = (
  screen: NodeJS.WritableStream,
  label: string,
  total: number,
  unit: "bytes" | "items",
): Step => {
  const shown = (value: number): string => (unit === "bytes" ? sized(value) : String(value));
  const bar = new SingleBar({
    stream: screen,
    format: (
      { barsize = BAR_WIDTH, barCompleteString, barIncompleteString },
      { progress, value, eta },
    ) => {
      const full = Math.round(progress * barsize);
      const filled = (barCompleteString ?? "").slice(0, full);
      const rest = (barIncompleteString ?? "").slice(0, barsize - full);
      return `${label.padEnd(9)} ${filled}${rest}  ${shown(value)} of ${shown(total)}${estimate(eta)}`;
    },
    barsize: BAR_WIDTH,
    barCompleteChar: "█",
    barIncompleteChar: "░",
    hideCursor: true,
    // A signal ends the work itself; the bar is stopped with it.
    gracefulExit: false,
  });
  bar.start(total, 0);
  return {
    advance: (by) => bar.increment(by),
    finished: () => undefined,
    end: () => bar.stop(),
  };
};
