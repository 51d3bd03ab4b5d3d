import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { type NewsroomProcess, serveNewsroom } from "./newsroom-process.ts";
import type { Served } from "./served.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The file that says what is served, or why nothing is, as soon as it is known. */
    readonly servedFile: string;
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

/**
 * Serves both once for all files, each started beside the other, so that the judges judge the bytes a
 * reader gets. Nobody waits for it here: what needs neither is tested meanwhile.
 */
export const setup = (project: TestProject): (() => Promise<void>) => {
  const directory = mkdtempSync(join(tmpdir(), "edgewire-served-"));
  const servedFile = join(directory, "served.json");
  const say = (served: Served): void => {
    writeFileSync(`${servedFile}.new`, JSON.stringify(served));
    renameSync(`${servedFile}.new`, servedFile);
  };
  const starting = [serveNewsroom(SAMPLE), serveWorkshop()] as const;
  const started = Promise.all(starting).then(
    ([sample, workshop]) => say({ sample: addressOf(sample), workshop: addressOf(workshop) }),
    (error: unknown) => say({ error: String(error) }),
  );
  project.provide("servedFile", servedFile);
  return async () => {
    await started;
    const settled = await Promise.allSettled(starting);
    const running = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    await Promise.all(running.map((one) => one.stop()));
    rmSync(directory, { recursive: true });
  };
};

const addressOf = ({ origin, token }: NewsroomProcess) => ({ origin, token });

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
