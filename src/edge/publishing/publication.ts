import { type Result, fail, ok } from "../../model/result.ts";
import type { Publication } from "../../model/publication.ts";
import type { Edge } from "../edge.ts";
import { preconditionAnswer } from "../preconditions.ts";
import { type ProblemDetails, problemAnswer, unprocessable } from "../problems.ts";
import { readText } from "./body.ts";
import { parseContentType } from "./content-type.ts";
import { parseJson } from "./json.ts";
import { parsePrecondition } from "./preconditions.ts";
import { commandAnswer, jsonAnswer } from "./receipt.ts";
import type { PublishingContext } from "./session.ts";

const PUBLICATION_PATH = "/publishing/publication";

export const getPublication = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const found = await edge.newsroom().publication();
  if (!found) return problemAnswer({ status: 404, detail: "There is no publication yet" });
  return (
    preconditionAnswer(c.req.raw.headers, { etag: found.etag }, "publishing") ??
    jsonAnswer(200, found.publication, { ETag: found.etag })
  );
};

/** Adopts the settings of the publication. */
export const putPublication = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const precondition = parsePrecondition(c.req.raw.headers);
  if (!precondition.ok) return problemAnswer(precondition.error);
  const publication = await readPublication(c.req.raw);
  if (!publication.ok) return problemAnswer(publication.error);
  const outcome = await edge.newsroom().adopt(publication.value, {
    precondition: precondition.value,
    by: c.get("by"),
  });
  return commandAnswer(edge, outcome, PUBLICATION_PATH);
};

const readPublication = async (request: Request): Promise<Result<Publication, ProblemDetails>> => {
  const contentType = parseContentType(request.headers, ["application/json"]);
  if (!contentType.ok) return contentType;
  const text = await readText(request);
  if (!text.ok) return text;
  const json = parseJson(text.value);
  if (!json.ok) return json;
  // Loaded by those who publish, as the parsers of articles are.
  const { parsePublication } = await import("../../authoring/publication.ts");
  const publication = parsePublication(json.value);
  return publication.ok ? ok(publication.value) : fail(unprocessable(publication.error));
};
