import { execFile, spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify, stripVTControlCharacters } from "node:util";
import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import { type Project, aProject } from "./project.ts";

let project: Project;

beforeEach(async () => {
  project = await aProject();
});
afterEach(() => project.remove());

const VERBS = ["new", "dev", "check", "publish", "withdraw", "deploy", "token", "tokens"];

describe("the command line", () => {
  it("explains itself with --help, and each verb with its own", async () => {
    const { code, out } = await project.run("--help");
    expect(code).toBe(EXIT.done);
    for (const verb of VERBS) {
      expect(out.join("\n")).toContain(verb);
      const help = await project.run(verb, "--help");
      expect(help.code).toBe(EXIT.done);
      expect(help.out.join("\n")).toContain(`npm run edgewire -- ${verb}`);
    }
  });

  it("says in its help what every exit code means", async () => {
    const { out } = await project.run("--help");
    for (const code of Object.values(EXIT)) {
      expect(out.join("\n")).toMatch(new RegExp(`^ +${code}  +\\w`, "m"));
    }
  });

  it("heads no list of options where there are none, and lists those there are", async () => {
    for (const verb of VERBS) {
      const help = (await project.run(verb, "--help")).out.map(stripVTControlCharacters).join("\n");
      expect(help).not.toMatch(/(?:OPTIONS|ARGUMENTS)\s*(?:$|[A-Z]+\n)/);
      expect(help.includes("[OPTIONS]")).toBe(/^OPTIONS$/m.test(help));
    }
  });

  it("tells its version", async () => {
    const { version } = JSON.parse(
      await readFile(join(import.meta.dirname, "../../package.json"), "utf8"),
    ) as { version: string };
    expect(await project.run("--version")).toEqual({ code: EXIT.done, out: [version], err: [] });
  });

  it.each([
    [[], "COMMANDS"],
    [["publihs"], "There is no publihs. Did you mean publish?"],
    [["check", "--jsno"], "There is no --jsno. Did you mean --json?"],
    [["check", "--content"], "--content needs a value."],
    [["check", "--content", "--json"], "--content needs a value."],
    [["new"], "Missing required positional argument: SLUG."],
    [["new", "a", "b"], "There is no place for b."],
    [["withdraw", "first"], "Missing required argument: --reason."],
    [["dev", "--port", "0"], "--port 0 is not a port: use 1 to 65535"],
  ])("exits with 2 and says why for %j", async (args, message) => {
    const { code, out, err } = await project.run(...args);
    expect({ code, out }).toEqual({ code: EXIT.usage, out: [] });
    expect(err.join("\n")).toContain(message);
  });

  it.each([
    [["check", "x.md"], "x.md is not an article of the content folder, nor a folder of them"],
    [["publish", "--to", "x"], "--to x is not a URL such as https://news.org"],
    [["withdraw", "X", "--reason", "Wrong"], "X is not a slug"],
  ])("says why not in one JSON object for %j --json", async (args, message) => {
    const { code, out, err } = await project.run(...args, "--json");
    expect({ code, err }).toEqual({ code: EXIT.usage, err: [] });
    expect(out.map((line): unknown => JSON.parse(line))).toEqual([
      { errors: [message], exitCode: EXIT.usage },
    ]);
  });

  it("runs as a program, with its exit code", async () => {
    const main = join(import.meta.dirname, "../../src/cli/main.ts");
    const run = promisify(execFile);
    const { stdout, stderr } = await run(process.execPath, [main, "check"], {
      cwd: project.directory,
    });
    expect({ stdout, stderr }).toEqual({ stdout: "2 articles: no problems.\n", stderr: "" });
    await project.edit("content/articles/first.md", "section: world", "section: sport");
    await expect(
      run(process.execPath, [main, "check"], { cwd: project.directory }),
    ).rejects.toMatchObject({ code: EXIT.problems });
  });
});

it("says nothing of a reader that has read enough, as `head` has", () => {
  const main = join(import.meta.dirname, "../../src/cli/main.ts");
  const line = `"$0" "$1" --help | true`;
  const { stderr } = spawnSync("sh", ["-c", line, process.execPath, main], { encoding: "utf8" });
  expect(stderr).toBe("");
});

describe("edgewire token", () => {
  it("prints a fresh token and the entry that lets it in", async () => {
    const [first, second] = await Promise.all([
      project.run("token", "ci"),
      project.run("token", "ci"),
    ]);
    const minted = /ew_[\w-]{43}/.exec(first.out.join("\n"))?.[0] ?? "";
    expect(first.out.at(-1)).toBe(`  ci:${createHash("sha256").update(minted).digest("hex")}`);
    expect(first.out.join("\n")).toContain("a comma between entries");
    expect(second.out).not.toEqual(first.out);
    expect((await project.run("token", "C I")).code).toBe(EXIT.usage);
  });
});
