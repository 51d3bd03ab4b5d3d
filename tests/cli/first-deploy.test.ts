import { execFile } from "node:child_process";
import { copyFile, rm, symlink } from "node:fs/promises";
import { createServer } from "node:http";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Project, aProject } from "./project.ts";

const ROOT = resolve(import.meta.dirname, "../..");

/** Cloudflare's API as far as wrangler asks before and while it uploads a Worker. */
const cloudflare = async () => {
  const uploads: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { pathname } = new URL(request.url ?? "/", "http://api");
      const answer = (status: number, result: unknown, code?: number): void => {
        const errors = code === undefined ? [] : [{ code, message: "not here" }];
        const body = { success: status === 200, errors, messages: [], result };
        response.writeHead(status, { "content-type": "application/json" });
        response.end(JSON.stringify(body));
      };
      if (request.method === "PUT" && pathname.endsWith("/scripts/edgewire")) {
        uploads.push(Buffer.concat(chunks).toString());
      }
      const asksForWorker = request.method === "GET" && pathname.includes("/edgewire");
      if (asksForWorker && uploads.length === 0) {
        answer(404, null, pathname.includes("/services/") ? 10_090 : 10_007);
      } else if (request.method === "GET" && pathname.endsWith("/namespaces")) answer(200, []);
      else answer(200, { id: "0".repeat(32), subdomain: "news", enabled: true });
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  return { uploads, url: `http://127.0.0.1:${port}/client/v4`, close: () => server.close() };
};

let project: Project;
let api: Awaited<ReturnType<typeof cloudflare>>;

beforeEach(async () => {
  project = await aProject();
  api = await cloudflare();
  await copyFile(join(ROOT, "wrangler.toml"), join(project.directory, "wrangler.toml"));
  for (const name of ["src", "node_modules", "package.json", "tsconfig.json"]) {
    await symlink(join(ROOT, name), join(project.directory, name));
  }
});
afterEach(async () => {
  api.close();
  await rm(project.directory, { recursive: true });
});

it("deploys to an account that has neither the Worker nor its secret, with wrangler itself", async () => {
  await project.edit("content/publication.yaml", "https://wire.example", "https://wire.news");
  await project.edit("content/publication.yaml", "wire.example,", "wire.news,");
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(ROOT, "src/cli/main.ts"), "deploy"],
    {
      cwd: project.directory,
      env: {
        PATH: process.env["PATH"],
        HOME: project.directory,
        CI: "1",
        PUBLISHING_TOKENS: "",
        WRANGLER_SEND_METRICS: "false",
        WRANGLER_HIDE_BANNER: "true",
        CLOUDFLARE_API_BASE_URL: api.url,
        CLOUDFLARE_API_TOKEN: "a-token",
        CLOUDFLARE_ACCOUNT_ID: "an-account",
      },
    },
  );
  expect(stdout).toContain("https://edgewire.news.workers.dev");
  expect(stdout).toContain("wrangler secret put PUBLISHING_TOKENS");
  expect(api.uploads).toHaveLength(1);
  const [metadata = "{}"] = /\{"main_module".*\}/.exec(api.uploads[0] ?? "") ?? [];
  // Later deployments leave the secret as it is.
  expect(JSON.parse(metadata)).toMatchObject({
    bindings: [{ name: "EDITION" }, { name: "NEWSROOM" }],
    keep_bindings: expect.arrayContaining(["secret_text"]),
  });
}, 60_000);
