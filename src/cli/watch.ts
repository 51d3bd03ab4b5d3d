import { pause } from "./patience.ts";
import { watchFolders } from "./watched-folders.ts";

/** Editors save in several steps: a change is told once the folder was quiet for so long. */
const QUIET_MS = 120;

/**
 * The files of a folder that change from now on, a batch at a time, as paths from it with `/`
 * between names. Ends when the signal does. What happens while a batch is dealt with is in the next.
 * Throws where the folder can be watched no longer: a watcher that failed is of no more use.
 */
export const changesIn = (
  folder: string,
  signal: AbortSignal,
): AsyncGenerator<ReadonlySet<string>, void> => {
  let changed = new Set<string>();
  let wake = Promise.withResolvers<void>();
  let failed: Error | undefined;
  const over = new AbortController();
  const stop = (): void => {
    over.abort();
    wake.resolve();
  };
  watchFolders(folder, over.signal, {
    changed: (path) => {
      changed.add(path);
      wake.resolve();
    },
    failed: (error) => {
      const detail = `${folder} can be watched no longer: ${error.message}`;
      failed ??= new Error(detail, { cause: error });
      stop();
    },
  });
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
      if (failed) throw failed;
      if (signal.aborted) return;
      yield batch;
    }
  })();
};
