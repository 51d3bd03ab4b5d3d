import { type FSWatcher, existsSync, lstatSync, readdirSync, watch } from "node:fs";
import { join } from "node:path";
import { errorCode } from "./missing-file.ts";

interface Listener {
  /** A path from the folder, with `/` between names. */
  readonly changed: (path: string) => void;
  /** Told when the folder can be watched no longer. */
  readonly failed: (error: Error) => void;
}

/**
 * Watches a folder and every folder below it, each with a watcher of its own: on Linux Node's
 * `recursive` loses a file once another has been renamed onto it, as many editors save. Folders whose
 * names begin with a dot are left alone, and links are not followed.
 * @param signal ends the watch
 */
export const watchFolders = (
  root: string,
  signal: AbortSignal,
  { changed, failed }: Listener,
): void => {
  const watchers = new Map<string, FSWatcher>();
  const leave = (folder: string): void => {
    for (const [path, watcher] of watchers) {
      if (folder !== "" && path !== folder && !path.startsWith(`${folder}/`)) continue;
      watcher.close();
      watchers.delete(path);
    }
  };
  /** @param made whether it appeared during the watch, so that what is in it is news */
  const enter = (folder: string, made: boolean): void => {
    if (signal.aborted) return;
    const watcher = watch(join(root, folder), (event, name) => {
      if (name === null) return;
      if (event === "rename") settle(() => appeared(below(folder, name)));
      changed(below(folder, name));
    });
    watcher.on("error", failed);
    watchers.set(folder, watcher);
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = below(folder, entry.name);
      if (entry.isDirectory() && !isHidden(path)) settle(() => enter(path, made));
      else if (made) changed(path);
    }
  };
  /** The name came, went, or is another's now: an old watcher may watch what is no longer there. */
  const appeared = (path: string): void => {
    if (!existsSync(root)) throw new Error("it is gone");
    leave(path);
    const isFolder = lstatSync(join(root, path), { throwIfNoEntry: false })?.isDirectory();
    if (isFolder && !isHidden(path)) enter(path, true);
  };
  const settle = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      // Gone again meanwhile, which its own event will tell.
      if (errorCode(error) === "ENOENT") return;
      failed(error instanceof Error ? error : new Error(String(error)));
    }
  };
  signal.addEventListener("abort", () => leave(""), { once: true });
  settle(() => enter("", false));
};

const isHidden = (path: string): boolean => /(?:^|\/)\.[^/]*$/.test(path);

const below = (folder: string, name: string): string =>
  folder === "" ? name : `${folder}/${name}`;
