import { createHash } from "node:crypto";
import type { Context } from "hono";
import { answer } from "../answer.ts";
import { preconditionAnswer } from "../preconditions.ts";
import { ROUTES } from "./routes.ts";

interface Description {
  readonly text: string;
  readonly etag: string;
}

let description: Promise<Description> | undefined;

const made = async (): Promise<Description> => {
  const { openApiDocument } = await import("./openapi/document.ts");
  const text = JSON.stringify(openApiDocument(ROUTES));
  const hash = createHash("sha256").update(text).digest("base64url").slice(0, 16);
  return { text, etag: `W/"${hash}"` };
};

/** The API's own description: part of the program, so nobody needs a token. */
export const getOpenApi = async (c: Context): Promise<Response> => {
  const { text, etag } = await (description ??= made());
  return (
    preconditionAnswer(c.req.raw.headers, { etag }, "schema") ??
    answer(200, "schema", { "Content-Type": "application/json", ETag: etag }, text)
  );
};
