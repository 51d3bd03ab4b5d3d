import { createServer, type RequestListener } from "node:http";
import { afterEach, beforeEach } from "vitest";
import type { Surroundings } from "../../src/cli/surroundings.ts";
import { type FakeApi, fakeApi } from "../support/fake-api.ts";
import { type Project, aProject } from "./project.ts";

/** Where articles are brought to: a server that has what a project published. */
export interface Desk {
  readonly api: FakeApi;
  readonly project: Project;
  /** `edgewire import` of a source, signed by ada. */
  readonly importFrom: (source: string, ...args: readonly string[]) => ReturnType<Project["run"]>;
}

export const aDesk = async (over: Partial<Surroundings> = {}): Promise<Desk> => {
  const [api, project] = [await fakeApi(), await aProject(over)];
  await project.run("publish", "--to", api.url);
  return {
    api,
    project,
    importFrom: (source, ...args) =>
      project.run("import", source, "--author", "ada", "--to", api.url, ...args),
  };
};

/** A server that has the settings of a project, and no article. */
export const anEmptyDesk = async (over: Partial<Surroundings> = {}): Promise<Desk> => {
  const desk = await aDesk(over);
  desk.api.articles.clear();
  return desk;
};

export const leave = async ({ api, project }: Pick<Desk, "api" | "project">): Promise<void> => {
  await api.close();
  await project.remove();
};

/** An empty one for each test of a file. */
export const anEmptyDeskEach = (): Desk => {
  let desk: Desk | undefined;
  const current = (): Desk => {
    if (!desk) throw new Error("no test runs");
    return desk;
  };
  beforeEach(async () => {
    desk = await anEmptyDesk();
  });
  afterEach(() => leave(current()));
  return {
    get api() {
      return current().api;
    },
    get project() {
      return current().project;
    },
    importFrom: (...args) => current().importFrom(...args),
  };
};

/** A site that is left, on a port of this machine. */
export interface LeftSite {
  readonly origin: string;
  readonly close: () => void;
}

export const aLeftSite = async (answers: RequestListener): Promise<LeftSite> => {
  const server = createServer(answers);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${address.port}`, close };
};
