import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { openApiDocument } from "../../src/edge/publishing/openapi/document.ts";
import { ROUTES } from "../../src/edge/publishing/routes.ts";
import { MIGRATIONS } from "../../src/newsroom/ledger/migrations.ts";
import { operationsOf, type PlacedOperation } from "../../src/representations/api-document.ts";
import { curlOf } from "../../src/representations/html/reference/curl.ts";
import { TOKEN } from "../support/newswire.ts";
import { serveNewsroom } from "../support/served-newsroom.ts";
import { faultsOf } from "./api-judge.ts";
import { isMissing } from "./judges.ts";

const placed = new Map(
  operationsOf(openApiDocument(ROUTES)).map((of) => [of.operation.operationId, of]),
);

const MAKE = ["putPublication", "putArticlesSlug"];
const DRAFT = ["putPublication", "putArticlesSlugDraft"];
const TWO_REVISIONS = [...MAKE, "postArticlesSlugCorrections"];

/** The examples that have to come before one. */
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  getArticles: MAKE,
  getArticlesSlug: MAKE,
  putArticlesSlug: ["putPublication"],
  deleteArticlesSlug: MAKE,
  putArticlesSlugDraft: ["putPublication"],
  deleteArticlesSlugDraft: DRAFT,
  postArticlesSlugValidate: MAKE.slice(0, 1),
  postArticlesSlugPublish: DRAFT,
  postArticlesSlugSchedule: DRAFT,
  deleteArticlesSlugSchedule: [...DRAFT, "postArticlesSlugSchedule"],
  postArticlesSlugCorrections: MAKE,
  postArticlesSlugReinstate: [...MAKE, "deleteArticlesSlug"],
  postArticlesSlugMove: MAKE,
  postArticlesSlugPreviews: MAKE,
  getArticlesSlugRevisions: TWO_REVISIONS,
  getArticlesSlugRevisionsRevision: TWO_REVISIONS,
  getArticlesSlugRevisionsRevisionDiffOther: TWO_REVISIONS,
  postArticlesSlugRevisionsRevisionRestore: TWO_REVISIONS,
  postBulk: MAKE.slice(0, 1),
  getFeeds: MAKE,
  getPublication: MAKE,
  getMediaName: ["putMediaName"],
  getMediaNameContent: ["putMediaName"],
  putRedirects: MAKE,
  getRedirects: [...MAKE, "putRedirects"],
  getProjectionsSequence: MAKE,
  getStatus: TWO_REVISIONS,
  getTokens: ["postTokens"],
  deleteTokensToken: ["postTokens"],
  getAudit: TWO_REVISIONS,
  getBackup: TWO_REVISIONS,
};

/** What no example leaves behind: a restore has begun, and is not whole. */
const SET_UP: Readonly<Record<string, (url: string) => Promise<unknown>>> = {
  deleteRestore: (url) =>
    fetch(`${url}/publishing/restore`, {
      method: "POST",
      headers: { Authorization: `Bearer ${TOKEN}`, "Content-Type": "application/json" },
      body: JSON.stringify({
        id: "a",
        number: 0,
        isLast: false,
        schema: MIGRATIONS.length,
        table: "command",
        columns: ["sequence", "by", "committed_at"],
        rows: [],
      }),
    }),
};

/** Runs an example in a shell as the page has it, and gives what came of it. */
const run = async (url: string, of: PlacedOperation): Promise<Response> => {
  const script = `${curlOf(of)} --silent --include`;
  const { stdout } = await promisify(execFile)("sh", ["-c", script], {
    env: { ...process.env, EDGEWIRE: url, EDGEWIRE_TOKEN: TOKEN },
  });
  const end = stdout.indexOf("\r\n\r\n");
  const [line = "", ...fields] = stdout.slice(0, end).split("\r\n");
  const status = Number(line.split(" ")[1]);
  const headers = new Headers(fields.map((field) => field.split(/: (.*)/s).slice(0, 2) as never));
  const body = stdout.slice(end + 4);
  return new Response(status === 204 ? null : body, { status, headers });
};

const pathOf = (of: PlacedOperation): string =>
  new URL(/\$EDGEWIRE([^"]*)/.exec(curlOf(of))?.[1] ?? "", "https://any.example").pathname;

describe.skipIf(isMissing("curl"))("the example of", () => {
  it.concurrent.each([...placed.keys()])("%s does what it says", async (id) => {
    const newsroom = await serveNewsroom(Date.UTC(2026, 10, 2));
    try {
      await SET_UP[id]?.(newsroom.url);
      for (const name of [...(BEFORE[id] ?? []), id]) {
        const of = placed.get(name);
        if (!of) throw new Error(`There is no ${name}`);
        const response = await run(newsroom.url, of);
        const { status } = response;
        expect([name, status < 300 ? "done" : `${status} ${await response.text()}`]).toEqual([
          name,
          "done",
        ]);
        expect(await faultsOf(of.method.toUpperCase(), pathOf(of), response)).toEqual([]);
      }
    } finally {
      await newsroom.close();
    }
  });
});
