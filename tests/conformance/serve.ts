import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { type NewsroomProcess, serveNewsroom } from "./newsroom-process.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the sample newsroom is served: scheme, host and port. */
    readonly origin: string;
    /** What its publishing API wants to hear. */
    readonly token: string;
    /** Another newsroom, empty, which tests may publish to: nothing of it reaches the sample's judges. */
    readonly workshop: { readonly origin: string; readonly token: string };
  }
}

const SAMPLE = join(import.meta.dirname, "../../content");

/** What the workshop begins with. */
const WORKSHOP = `title: Workshop
description: A newsroom for tests.
baseUrl: https://workshop.example
authority: workshop.example,2026-11-22
language: en
publisher: { name: Workshop }
copyright: Workshop
licence: { url: https://licence.example/, label: Licence }
sections: { workshop: Workshop }
authors: { desk: Desk }
`;

/** Serves both once for all files, each started beside the other, so that the judges judge the bytes a reader gets. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const starting = [serveNewsroom(SAMPLE), serveWorkshop()] as const;
  try {
    const [sample, workshop] = await Promise.all(starting);
    project.provide("origin", sample.origin);
    project.provide("token", sample.token);
    project.provide("workshop", { origin: workshop.origin, token: workshop.token });
    return async () => {
      await Promise.all([sample.stop(), workshop.stop()]);
    };
  } catch (error) {
    for (const started of await Promise.allSettled(starting)) {
      if (started.status === "fulfilled") await started.value.stop();
    }
    throw error;
  }
};

const serveWorkshop = async (): Promise<NewsroomProcess> => {
  const content = mkdtempSync(join(tmpdir(), "edgewire-workshop-"));
  try {
    mkdirSync(join(content, "articles"));
    writeFileSync(join(content, "publication.yaml"), WORKSHOP);
    return await serveNewsroom(content);
  } finally {
    rmSync(content, { recursive: true });
  }
};
