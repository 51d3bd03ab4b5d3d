import { watch } from "node:fs";
import { pause } from "./patience.ts";

/** Editors save in several steps: a change is told once the folder was quiet for so long. */
const QUIET_MS = 120;

/**
 * The files of a folder that change from now on, a batch at a time, as paths from it with `/`
 * between names. Ends when the signal does. What happens while a batch is dealt with is in the next.
 */
export const changesIn = (
  folder: string,
  signal: AbortSignal,
): AsyncGenerator<ReadonlySet<string>, void> => {
  let changed = new Set<string>();
  let wake = Promise.withResolvers<void>();
  const watcher = watch(folder, { recursive: true }, (_event, name) => {
    if (name === null) return;
    changed.add(name.replaceAll("\\", "/"));
    wake.resolve();
  });
  const stop = (): void => {
    watcher.close();
    wake.resolve();
  };
  signal.addEventListener("abort", stop, { once: true });

  const nextBatch = async (): Promise<ReadonlySet<string>> => {
    await wake.promise;
    for (let seen = -1; seen !== changed.size && !signal.aborted;) {
      seen = changed.size;
      await pause(QUIET_MS, signal);
    }
    const batch = changed;
    changed = new Set();
    wake = Promise.withResolvers();
    return batch;
  };
  return (async function* batches() {
    for (;;) {
      const batch = await nextBatch();
      if (signal.aborted) return;
      yield batch;
    }
  })();
};
