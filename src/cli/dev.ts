import { createClient } from "./client.ts";
import { readContent } from "./content.ts";
import { EXIT } from "./exit-code.ts";
import { claimFolder } from "./folder-lock.ts";
import { ensureLocalToken } from "./local-token.ts";
import { openManifest } from "./manifest.ts";
import { publishWhileSaved } from "./live-publishing.ts";
import { progressOn } from "./progress.ts";
import { renditionStore } from "./rendition-store.ts";
import type { Surroundings } from "./surroundings.ts";
import { DEFAULT_PORT, type Target } from "./target.ts";
import { publishedFile } from "./upload.ts";
import { type Refusal, refuse, verb } from "./verb.ts";
import { type WorkerProcess, portIsFree, startWorker } from "./worker-process.ts";

export const dev = verb({
  name: "dev",
  description: "Serve the content on this machine, and publish what is saved",
  args: {
    port: { type: "string", description: "Where to serve", default: String(DEFAULT_PORT) },
    content: { type: "string", description: "The content folder", default: "content" },
  },
  run: async (args, surroundings) => {
    const { directory } = surroundings;
    const port = Number(args.port);
    if (!/^\d+$/.test(args.port) || port < 1 || port > 65_535) {
      return refuse(EXIT.usage, `--port ${args.port} is not a port: use 1 to 65535`);
    }
    const content = await readContent({ directory, content: args.content });
    if (!content.ok) return refuse(EXIT.usage, content.error);
    const base = `http://localhost:${port}`;
    const claimed = await claimFolder(directory, base);
    if (!claimed.ok) return refuse(EXIT.server, claimed.error);
    try {
      return await serve({ base, host: `localhost:${port}`, local: true }, args, surroundings);
    } finally {
      await claimed.value();
    }
  },
});

const serve = async (
  target: Target,
  { port, content }: { readonly port: string; readonly content: string },
  surroundings: Surroundings,
): Promise<Refusal | typeof EXIT.done> => {
  const { directory, terminal } = surroundings;
  if (!(await portIsFree(Number(port)))) {
    return refuse(
      EXIT.server,
      `port ${port} is in use: end what listens there, or choose another --port`,
    );
  }
  const token = await ensureLocalToken(directory);
  const manifest = await openManifest(directory, target.host);
  if (!manifest.ok) return refuse(EXIT.usage, manifest.error);
  terminal.complain("Starting the Worker…");
  const worker = startWorker(surroundings, Number(port));
  try {
    if (!(await worker.answers(`${target.base}/`))) return await ending(worker, surroundings);
    const client = createClient(target, token, surroundings.patience, surroundings.signal);
    const over = new AbortController();
    void worker.ended.then(() => over.abort());
    await publishWhileSaved(
      {
        // On this machine the files are the truth.
        courier: {
          client,
          manifest: manifest.value,
          renditions: await renditionStore(directory),
          progress: progressOn(terminal),
          force: true,
          dropsCorrections: false,
        },
        place: { directory, content },
        terminal,
        now: surroundings.now,
        signal: AbortSignal.any([surroundings.signal, over.signal]),
      },
      (name) => publishedFile(client, name),
    );
    return await ending(worker, surroundings);
  } finally {
    await worker.stop();
  }
};

/** Why it is over: Ctrl-C is a good end, anything else is wrangler's, which has said what it had to. */
const ending = async (
  worker: WorkerProcess,
  { signal }: Surroundings,
): Promise<Refusal | typeof EXIT.done> => {
  if (signal.aborted) return EXIT.done;
  await worker.stop();
  return refuse(EXIT.server, `The Worker is not running: ${await worker.ended}.`);
};
