import { availableParallelism } from "node:os";
import { join } from "node:path";
import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { SlowestFirst } from "./tests/slowest-first.ts";

// What is tested is what is shipped: the parsers have another build for development, full of assertions.
process.env["NODE_ENV"] = "production";

/** Where Miniflare's KV, which takes writes at any time, stands in for Cloudflare's, no test waits a second. */
const SHORT_KEY_INTERVAL = {
  find: /^.*\/key-interval\.ts$/,
  replacement: join(import.meta.dirname, "tests/support/key-interval.ts"),
};

/** The object itself runs in Node too, where a test gives it thousands of commands. */
const DURABLE_OBJECT = {
  find: "cloudflare:workers",
  replacement: join(import.meta.dirname, "tests/support/cloudflare-workers.ts"),
};

/** Hundreds of small modules, which workerd would ask for one after the other. */
const PARSERS = [
  "hast-util-from-parse5",
  "hast-util-raw",
  "mdast-util-directive",
  "mdast-util-from-markdown",
  "mdast-util-frontmatter",
  "mdast-util-gfm",
  "mdast-util-to-hast",
  "micromark-extension-directive",
  "micromark-extension-frontmatter",
  "micromark-extension-gfm",
  "parse5",
  "vfile",
  "yaml",
  "zod/mini",
];

export default defineConfig({
  test: {
    // One more than there are cores: many tests wait for a browser, a server or another program.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: SlowestFirst },
    projects: [
      {
        resolve: { alias: [DURABLE_OBJECT] },
        test: {
          name: "node",
          // Tests of pure modules: a fresh module graph for each file would cost more than the tests.
          isolate: false,
          // Property tests on a busy machine; nothing here is timed.
          testTimeout: 30_000,
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: ["tests/worker/**", "tests/conformance/**"],
        },
        oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
      },
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: { bindings: { PUBLISHING_TOKENS: "", ANNOUNCEMENTS: "off" } },
          }),
        ],
        resolve: { alias: [SHORT_KEY_INTERVAL] },
        test: {
          name: "workerd",
          // As above: to start a workerd and load the Worker into it takes longer than most files.
          isolate: false,
          setupFiles: "tests/support/empty-storage.ts",
          deps: { optimizer: { ssr: { enabled: true, include: PARSERS } } },
          testTimeout: 30_000,
          include: ["tests/worker/**/*.test.ts"],
        },
      },
      {
        resolve: { alias: [DURABLE_OBJECT] },
        test: {
          name: "conformance",
          // As above: each judge is loaded once for all files that ask it.
          isolate: false,
          include: ["tests/conformance/*.test.ts"],
          globalSetup: "tests/conformance/serve.ts",
          setupFiles: [
            "tests/conformance/wait-until-served.ts",
            "tests/conformance/one-connection-each.ts",
          ],
          testTimeout: 60_000,
        },
        oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
      },
    ],
  },
});
