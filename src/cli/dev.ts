import { createClient } from "./client.ts";
import { readContent } from "./content.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { ensureLocalToken } from "./local-token.ts";
import { openManifest } from "./manifest.ts";
import { publishWhileSaved } from "./live-publishing.ts";
import { progressOn } from "./progress.ts";
import type { Surroundings } from "./surroundings.ts";
import { DEFAULT_PORT, type Target } from "./target.ts";
import { publishedFile } from "./upload.ts";
import { verb } from "./verb.ts";
import { type WorkerProcess, portIsFree, startWorker } from "./worker-process.ts";

export const dev = verb({
  name: "dev",
  description: "Serve the content on this machine, and publish what is saved",
  args: {
    port: { type: "string", description: "Where to serve", default: String(DEFAULT_PORT) },
    content: { type: "string", description: "The content folder", default: "content" },
  },
  run: async (args, surroundings) => {
    const { directory, terminal } = surroundings;
    const port = Number(args.port);
    if (!/^\d+$/.test(args.port) || port < 1 || port > 65_535) {
      terminal.complain(`--port ${args.port} is not a port: use 1 to 65535`);
      return EXIT.usage;
    }
    const content = await readContent({ directory, content: args.content });
    if (!content.ok) {
      terminal.complain(content.error);
      return EXIT.usage;
    }
    if (!(await portIsFree(port))) {
      terminal.complain(`port ${port} is in use: end what listens there, or choose another --port`);
      return EXIT.server;
    }
    const target: Target = {
      base: `http://localhost:${port}`,
      host: `localhost:${port}`,
      local: true,
    };
    const token = await ensureLocalToken(directory);
    const manifest = await openManifest(directory, target.host);
    if (!manifest.ok) {
      terminal.complain(manifest.error);
      return EXIT.usage;
    }
    terminal.complain("Starting the Worker…");
    const worker = startWorker(surroundings, port);
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
            progress: progressOn(terminal),
            force: true,
          },
          place: { directory, content: args.content },
          terminal,
          signal: AbortSignal.any([surroundings.signal, over.signal]),
        },
        (name) => publishedFile(client, name),
      );
      return await ending(worker, surroundings);
    } finally {
      await worker.stop();
    }
  },
});

/** Why it is over: Ctrl-C is a good end, anything else is wrangler's, which has said what it had to. */
const ending = async (
  worker: WorkerProcess,
  { signal, terminal }: Surroundings,
): Promise<ExitCode> => {
  if (signal.aborted) return EXIT.done;
  await worker.stop();
  terminal.complain(`The Worker is not running: ${await worker.ended}.`);
  return EXIT.server;
};
