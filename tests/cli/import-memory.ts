// Run with `node --expose-gc`: imports exports of so many articles, and prints what was alive beside each.
import { createServer } from "node:http";
import { join } from "node:path";
import { EXIT } from "../../src/cli/exit-code.ts";
import { writeWordpressExport } from "../bench/wordpress-export.ts";
import { aPublication } from "../support/builders.ts";
import { BATCH, slugsOf } from "./batches.ts";
import { QUICK, aProject } from "./project.ts";

/** Of the text of each article. */
const BYTES = 3000;

/** A server that takes everything and keeps nothing, and tells how much is alive at each batch. */
const takingAll = async (alive: number[]) => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { url = "" } = request;
      if (url === "/publishing/bulk") {
        const slugs = slugsOf(Buffer.concat(chunks.splice(0)));
        globalThis.gc?.();
        alive.push(process.memoryUsage().heapUsed);
        const lines = slugs.map((slug) => JSON.stringify({ slug, status: 201, etag: '"1"' }));
        response.end(lines.map((line) => `${line}\n`).join(""));
      } else if (url === "/publishing/publication") {
        response.setHeader("etag", '"1"').end(JSON.stringify(aPublication()));
      } else {
        response.end(JSON.stringify({ articles: [], next: null, etag: '"1"' }));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() };
};

const project = await aProject({ patience: { ...QUICK, answerMs: 60_000 } });

/** The most that was alive while so many articles were imported, in bytes. */
const aliveBeside = async (articles: number): Promise<number> => {
  const alive: number[] = [];
  const server = await takingAll(alive);
  try {
    const file = `export-${articles}.xml`;
    await writeWordpressExport(join(project.directory, file), articles, BYTES);
    const { code, out, err } = await project.run("import", file, "--to", server.url);
    if (code !== EXIT.done || !out.includes(`${articles} articles: ${articles} created.`)) {
      throw new Error([...out, ...err].join("\n"));
    }
    if (alive.length !== articles / BATCH) throw new Error(`${alive.length} batches`);
    return Math.max(...alive);
  } finally {
    server.close();
  }
};

try {
  // What is loaded and compiled stays, so that the first of them bears it.
  await aliveBeside(BATCH);
  const alive: number[] = [];
  for (const articles of process.argv.slice(2)) alive.push(await aliveBeside(Number(articles)));
  process.stdout.write(JSON.stringify(alive));
} finally {
  await project.remove();
}
