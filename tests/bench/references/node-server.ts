import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Article } from "../../../src/model/article.ts";
import type { Publication } from "../../../src/model/publication.ts";
import type { RecordedAnswer } from "./answers.ts";
import type * as Tutorial from "./tutorial.ts";

interface NodeReference {
  readonly publication: Publication;
  readonly articles: readonly Article[];
  readonly answers: readonly RecordedAnswer[];
}

/** `feed` on a Node HTTP server: the document is written on every request, from articles in memory. */
const [bundle = "", reference = ""] = process.argv.slice(2);
const { frontFeed } = (await import(bundle)) as typeof Tutorial;
const { publication, articles, answers } = JSON.parse(
  readFileSync(reference, "utf8"),
) as NodeReference;
const byPath = new Map(answers.map((answer) => [answer.request, answer]));

const server = createServer((request, response) => {
  response.sendDate = false;
  const recorded = byPath.get(request.url ?? "/");
  if (!recorded) {
    response.writeHead(404).end("Not found\n");
    return;
  }
  const document = frontFeed(articles, publication);
  if (request.headers["if-none-match"] === recorded.etag) {
    response.writeHead(304, recorded.notModified.flat()).end();
  } else {
    response.writeHead(200, recorded.ok.flat()).end(document);
  }
});
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
