import { describe, expect, it } from "vitest";
import { openApiDocument } from "../../src/edge/publishing/openapi/document.ts";
import { ROUTES } from "../../src/edge/publishing/routes.ts";
import { operationsOf } from "../../src/representations/api-document.ts";
import { aBareNewswire, aNewswire } from "../support/newswire.ts";

const path = "/publishing/reference";
const attributes = (html: string, name: string): readonly string[] =>
  [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, "g"))].map(([, value = ""]) => value);

describe("the reference of the API", () => {
  it("tells everybody of every operation and body, at addresses that stay", async () => {
    const response = await (await aNewswire()).get(path);
    expect([response.status, response.headers.get("Content-Type")]).toEqual([
      200,
      "text/html; charset=utf-8",
    ]);
    expect(response.headers.get("X-Robots-Tag")).toBe("noindex");
    const html = await response.text();
    expect(html).toContain('<meta name="robots" content="noindex">');
    const ids = attributes(html, "id");
    expect(new Set(ids).size).toBe(ids.length);
    const document = openApiDocument(ROUTES);
    const operations = operationsOf(document).map(({ operation }) => operation.operationId);
    expect(operations.length).toBeGreaterThan(35);
    const bodies = Object.keys(document.components.schemas).map((name) => `body-${name}`);
    expect([...operations, ...bodies].filter((id) => !ids.includes(id))).toEqual([]);
    const fragments = attributes(html, "href").filter((href) => href.startsWith("#"));
    expect(fragments.filter((href) => !ids.includes(href.slice(1)))).toEqual([]);
  });

  it("says what each operation needs, in words of the description", async () => {
    const html = await (await (await aNewswire()).get(path)).text();
    const [, withdraw = ""] = html.split('<section id="deleteArticlesSlug"');
    const section = withdraw.slice(0, withdraw.indexOf("</section>"));
    expect(section).toContain("Needs a token with the scope <code>withdraw</code>");
    expect(section).toContain("<code>reason</code>");
    expect(section).toContain("Shown to the public; wanted");
    expect(section).toContain('href="#body-Receipt"');
    expect(section).toMatch(/<a href="#refusals">Or a refusal<\/a>:[^<]* 412,/);
    const [, refusals = ""] = html.split('<h2 id="refusals"');
    expect(refusals).toContain("<code>412</code></dt><dd>Precondition Failed</dd>");
    // Backticks of a description are its code.
    expect(html.replaceAll(/<pre.*?<\/pre>/gs, "")).not.toContain("`");
  });

  it("stands without a publication too, and answers 304 to who has it", async () => {
    const wire = aBareNewswire();
    const response = await wire.get(path);
    const etag = response.headers.get("ETag") ?? "";
    expect(response.status).toBe(200);
    expect((await wire.get(path, { "If-None-Match": etag })).status).toBe(304);
  });

  it("is found from every answer of the API (RFC 8631)", async () => {
    const wire = await aNewswire();
    for (const name of ["articles", "none", "openapi.json", "articles/none"]) {
      const { headers } = await wire.api("GET", `/publishing/${name}`);
      const links = headers.get("Link");
      expect(links).toContain('</publishing/openapi.json>; rel="service-desc"');
      expect(links).toContain('</publishing/reference>; rel="service-doc"');
    }
    // Those who have no token yet need it most.
    expect((await wire.get("/publishing/articles")).headers.get("Link")).toContain("service-doc");
  });
});
