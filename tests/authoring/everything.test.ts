import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parseMarkdown } from "../../src/authoring/markdown.ts";
import { parseSubmission } from "../../src/authoring/submission.ts";
import { ok } from "../../src/model/result.ts";
import { slug } from "../support/builders.ts";
import { aContext } from "./context.ts";
import { expectGolden } from "./golden.ts";

const source = await readFile(join(import.meta.dirname, "fixtures", "everything.md"), "utf8");
const context = aContext({ slug: slug("everything") });

it("reads every feature of the syntax into blocks", async () => {
  await expectGolden("everything.json", await parseMarkdown(source, context));
});

it("accepts a byte order mark and the line ends of every system", async () => {
  const plain = await parseMarkdown(source, context);
  expect(await parseMarkdown(`\uFEFF${source.replaceAll("\n", "\r\n")}`, context)).toEqual(plain);
  expect(await parseMarkdown(source.replaceAll("\n", "\r"), context)).toEqual(plain);
});

it("reads the JSON of what it read into the same", async () => {
  const read = await parseMarkdown(source, context);
  if (!read.ok) throw new Error("the fixture has problems");
  const known = aContext({
    slug: slug("everything"),
    media: async (urls) =>
      new Map(
        urls.map((url) => {
          const type =
            { png: "image/png", mp3: "audio/mpeg", vtt: "text/vtt" }[url.slice(-3)] ?? "";
          return [url, ok({ url, type, bytes: url.startsWith("/media/aaa") ? 4321 : 100 })];
        }),
      ),
  });
  const json: unknown = JSON.parse(JSON.stringify(read.value.article));
  expect(await parseSubmission(json, known)).toEqual(read);
});
