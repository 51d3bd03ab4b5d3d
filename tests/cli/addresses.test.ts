import { afterEach, beforeEach, expect, it } from "vitest";
import { addressLines } from "../../src/cli/addresses.ts";
import { createClient } from "../../src/cli/client.ts";
import { parseTarget } from "../../src/cli/target.ts";
import { aPublication, anArticle, instant } from "../support/builders.ts";
import type { Withdrawal } from "../../src/model/submission.ts";
import { type FakeApi, fakeApi } from "../support/fake-api.ts";
import { QUICK } from "./project.ts";

let api: FakeApi;

beforeEach(async () => {
  api = await fakeApi();
});
afterEach(() => api.close());

const files = (link: string | undefined): Promise<readonly string[]> => {
  api.intercept = () => ({ status: 200, headers: link === undefined ? {} : { link } });
  return rowOf();
};

/** What stands after the name and the URL in the article's row. */
const rowOf = async (withdrawn?: Withdrawal): Promise<readonly string[]> => {
  const target = parseTarget(api.url);
  if (!target.ok) throw new Error(target.error);
  const client = createClient(target.value, "ew_test", QUICK, new AbortController().signal);
  const lines = await addressLines(client, aPublication(), [
    { article: anArticle(), ...(withdrawn && { withdrawn }) },
  ]);
  return (lines.at(-1) ?? "").split(/ {2,}/).slice(2);
};

it("lists the files below a page that its Link header names, and no others", async () => {
  const page = `${api.url}/articles/${anArticle().slug}`;
  const links = [
    `<${page}>; rel="canonical"`,
    `<${page}/shorthand>; rel="amphtml"; type="text/html"`,
    `<${page}/new.format>; rel="alternate"; type="a/b"; hreflang="en"`,
    `<${page}/a,b;c>; type="a/b"; rel="alternate"`,
    `<${page}/hub>; rel="hub"`,
    `<${api.url}/sections/world/rss.xml>; rel="alternate"; type="a/b"`,
    `<https://elsewhere.example/rss.xml>; rel="alternate"`,
  ];
  expect(await files(links.join(", "))).toEqual(["shorthand", "new.format", "a,b;c"]);
});

it("marks the page of what was withdrawn", async () => {
  api.intercept = () => ({ status: 410, headers: { link: `<${api.url}/x>; rel="alternate"` } });
  expect(await rowOf({ at: instant("2026-11-22T10:00:00Z"), reason: "Wrong." })).toEqual(["410"]);
});

it("lists no files where the page names none", async () => {
  expect(await files(undefined)).toEqual([]);
});
