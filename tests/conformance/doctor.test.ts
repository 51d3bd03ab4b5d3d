import { expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import { instantOf } from "../../src/model/instant.ts";
import { aProject } from "../cli/project.ts";
import { origin } from "./newsstand.ts";

it("the doctor finds nothing at the sample newsroom, over HTTP and in workerd", async () => {
  const project = await aProject({ now: () => instantOf(Date.now()) });
  const { code, out } = await project.run("doctor", origin());
  await project.remove();
  expect(out).toEqual([expect.stringContaining(`${origin()} keeps what it promises: `)]);
  expect(code).toBe(EXIT.done);
});
