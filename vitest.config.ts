import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "node",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: ["tests/worker/**", "tests/conformance/**"],
        },
        oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
      },
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: { bindings: { PUBLISHING_TOKENS: "" } },
          }),
        ],
        test: { name: "workerd", include: ["tests/worker/**/*.test.ts"] },
      },
      {
        test: {
          name: "conformance",
          include: ["tests/conformance/*.test.ts"],
          testTimeout: 60_000,
        },
        oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
      },
    ],
  },
});
