import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "../../../src/cli/exit-code.ts";
import { type Project, aProject } from "../project.ts";

/** A site as many are: one feed, no validators, a picture of somebody else's. */
const PAGE = `<!doctype html><title>News</title>
<link rel="alternate" type="application/rss+xml" href="/rss.xml">
<img src="https://tracker.example/1.gif">`;
const RSS = `<rss version="2.0"><channel><title>News</title><link>/</link><description>News</description>
<item><title>One</title><link>/one</link><pubDate>yesterday</pubDate></item></channel></rss>`;

let server: Server;
let origin: string;
let project: Project;
let asked: IncomingMessage[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  asked = [];
  answer = ({ url }, response) => {
    if (url === "/") response.setHeader("Content-Type", "text/html").end(PAGE);
    else if (url === "/rss.xml") response.setHeader("Content-Type", "text/xml").end(RSS);
    else response.writeHead(404).end();
  };
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  origin = `http://localhost:${address.port}`;
  project = await aProject();
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await project.remove();
});

describe("edgewire doctor", () => {
  it("reports every departure at once, located, and ends with 1", async () => {
    const { code, out } = await project.run("doctor", origin);
    expect(code).toBe(EXIT.problems);
    const text = out.join("\n");
    for (const line of [
      `    ${origin}/rss.xml  Content-Type: \`text/xml\``,
      `    ${origin}/rss.xml  published of entry 1: \`yesterday\``,
      `    ${origin}/  <img>: \`https://tracker.example/1.gif\``,
      "  Promised: No page fetches anything from anybody else when it is opened.",
      "  Why: Each such request tells somebody who reads what.",
    ]) {
      expect(text).toContain(`${line}\n`);
    }
  });

  it("is one JSON object with --json", async () => {
    const { code, out } = await project.run("doctor", origin, "--json");
    expect(out).toHaveLength(1);
    const report = JSON.parse(out[0] ?? "");
    expect(report).toMatchObject({ origin, exitCode: code, unasked: 0, refused: [] });
    expect(report.requests).toBe(asked.length);
    expect(report.findings).toContainEqual({
      check: "autodiscovery",
      url: `${origin}/`,
      field: 'rel="alternate" application/atom+xml',
      seen: "absent",
      promise: expect.any(String),
      why: expect.any(String),
    });
  });

  it("asks safely, under its name, and nobody else", async () => {
    await project.run("doctor", origin);
    expect(new Set(asked.map(({ method }) => method))).toEqual(
      new Set(["GET", "HEAD", "PROPFIND"]),
    );
    for (const { headers } of asked) {
      expect(headers["user-agent"]).toMatch(/^Edgewire-Doctor\//);
      expect(`http://${headers.host}`).toBe(origin);
    }
  });

  it("puts no more than 70 questions, unless it is to look at everything", async () => {
    const articles = Array.from({ length: 80 }, (_, number) => `/articles/${number}`);
    const page = answer;
    answer = (request, response) => {
      const locations = articles.map((path) => `<url><loc>${origin}${path}</loc></url>`).join("");
      if (request.url === "/robots.txt") response.end(`Sitemap: ${origin}/sitemap.xml\n`);
      else if (request.url === "/sitemap.xml") {
        response.end(
          `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${locations}</urlset>`,
        );
      } else page(request, response);
    };
    await project.run("doctor", origin);
    expect(asked.map(({ url }) => url)).not.toContain("/articles/0");
    asked = [];
    await project.run("doctor", origin, "--all");
    expect(asked.map(({ url }) => url)).toEqual(expect.arrayContaining(articles));
  });

  it("says how many it did not put", async () => {
    const sitemaps = Array.from({ length: 80 }, (_, number) => `Sitemap: ${origin}/${number}.xml`);
    const page = answer;
    answer = (request, response) => {
      if (request.url === "/robots.txt") response.end(sitemaps.join("\n"));
      else page(request, response);
    };
    const { out } = await project.run("doctor", origin);
    expect(asked).toHaveLength(70);
    expect(out.join("\n")).toMatch(/^\? \d\d questions more with --all; so many were not put\.$/m);
  });

  it("prints nothing that a terminal obeys", async () => {
    answer = (_, response) =>
      response.setHeader("Content-Type", "text/html").end('<img src="//a\u001b[2J/">');
    expect((await project.run("doctor", origin)).out.join("\n")).not.toContain("\u001b");
  });

  it("leaves a redirect to another host alone, and says where it leads", async () => {
    answer = (_, response) => response.writeHead(301, { Location: "http://10.0.0.1/" }).end();
    const { code, out } = await project.run("doctor", origin);
    expect(code).toBe(EXIT.problems);
    expect(out.join("\n")).toContain(`${origin}/  status: 301 to http://10.0.0.1/`);
    expect(asked).toHaveLength(1);
  });

  it("ends with 3 where nobody answers, and with 2 where there is no such address", async () => {
    answer = (_, response) => response.destroy();
    const silent = await project.run("doctor", origin);
    expect(silent.code).toBe(EXIT.server);
    expect(silent.err.join("\n")).toContain(`${origin} did not answer: `);
    expect((await project.run("doctor", "nowhere")).code).toBe(EXIT.usage);
    expect((await project.run("doctor", "ftp://news.example")).code).toBe(EXIT.usage);
  });
});
