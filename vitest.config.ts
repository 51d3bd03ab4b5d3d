import { availableParallelism } from "node:os";
import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // One more than there are cores: tests of the Newsroom mostly wait, as it does, for a second to pass.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
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
        test: {
          name: "workerd",
          testTimeout: 30_000,
          include: ["tests/worker/**/*.test.ts"],
        },
      },
      {
        test: {
          name: "conformance",
          include: ["tests/conformance/*.test.ts"],
          globalSetup: "tests/conformance/serve.ts",
          testTimeout: 60_000,
        },
        oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
      },
    ],
  },
});
