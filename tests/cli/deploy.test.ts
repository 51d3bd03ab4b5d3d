import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import type { Surroundings } from "../../src/cli/surroundings.ts";
import { type Project, aProject } from "./project.ts";

let project: Project;

afterEach(() => project.remove());

const aDeployment = async (
  environment: Readonly<Record<string, string>> = {},
): Promise<Project> => {
  const surroundings: Partial<Surroundings> = {
    environment: { PUBLISHING_TOKENS: "", ...environment },
  };
  return (project = await aProject(surroundings));
};

const useOwnDomain = async (): Promise<void> => {
  await project.edit("content/publication.yaml", "https://wire.example", "https://wire.news");
  await project.edit("content/publication.yaml", "wire.example,", "wire.news,");
};

describe("edgewire deploy", () => {
  it("refuses example domains, lists what to change and starts nothing", async () => {
    await aDeployment();
    const { code, err } = await project.run("deploy");
    expect(code).toBe(EXIT.problems);
    expect(err[0]).toBe("Before the world may see it, change:");
    expect(err.map((line) => line.split(" ")[3])).toEqual(["may", "baseUrl:", "authority:"]);
    expect(existsSync(join(project.directory, "wrangler.json"))).toBe(false);
  });

  it("runs wrangler deploy with what follows --, and says how to publish", async () => {
    await aDeployment();
    await useOwnDomain();
    const { code, out } = await project.run("deploy", "--", "--dry-run", "--outdir=x");
    expect(code).toBe(EXIT.done);
    expect(await project.read("wrangler.json")).toBe('["deploy","--dry-run","--outdir=x"]');
    expect(out.at(-1)).toContain("npm run edgewire -- publish --to https://wire.news");
  });

  it("exits with 3 when wrangler fails", async () => {
    await aDeployment({ FAKE_WRANGLER_EXIT: "1" });
    await useOwnDomain();
    expect(await project.run("deploy")).toMatchObject({ code: EXIT.server, out: [] });
  });

  it("deploys the Worker alone for the Deploy button, and prints the next steps", async () => {
    await aDeployment({ WORKERS_CI: "1" });
    const { code, out } = await project.run("deploy");
    expect(code).toBe(EXIT.done);
    expect(await project.read("wrangler.json")).toBe('["deploy"]');
    expect(out).toHaveLength(4);
    expect(out[2]).toContain("content/publication.yaml");
  });
});
