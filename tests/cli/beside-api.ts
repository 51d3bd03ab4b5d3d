import { afterEach, beforeEach } from "vitest";
import { type FakeApi, fakeApi } from "../support/fake-api.ts";
import { type Project, aProject } from "./project.ts";

interface Desk {
  readonly api: FakeApi;
  readonly project: Project;
}

/** Gives each test a folder and an API of its own, and takes them away again. */
export const besideApi = (use: (desk: Desk) => void): void => {
  let desk: Desk;
  beforeEach(async () => {
    desk = { api: await fakeApi(), project: await aProject() };
    use(desk);
  });
  afterEach(async () => {
    await desk.api.close();
    await desk.project.remove();
  });
};
