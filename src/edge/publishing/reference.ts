import { createHash } from "node:crypto";
import type { Context } from "hono";
import type { Publication } from "../../model/publication.ts";
import { pageAnswer } from "../answer.ts";
import type { Edge } from "../edge.ts";
import { referencePage } from "../../representations/html/reference/page.tsx";
import { preconditionAnswer } from "../preconditions.ts";
import { settingsIfAny } from "../settings-if-any.ts";
import { ROUTES } from "./routes.ts";

interface Page {
  readonly of: Publication | undefined;
  readonly text: string;
  readonly etag: string;
}

/** The API's description as a page for people, in the site's own dress where it has one. */
export const getReference = (edge: Edge) => {
  let last: Page | undefined;
  return async (c: Context): Promise<Response> => {
    const publication = await settingsIfAny(c, edge);
    // It changes with the settings alone, whose object is the same while they are.
    const { text, etag } =
      last && last.of === publication ? last : (last = await made(publication));
    return (
      preconditionAnswer(c.req.raw.headers, { etag }, "article") ??
      pageAnswer(200, "article", text, { ETag: etag, "X-Robots-Tag": "noindex" })
    );
  };
};

const made = async (publication: Publication | undefined): Promise<Page> => {
  const { openApiDocument } = await import("./openapi/document.ts");
  const text = referencePage(openApiDocument(ROUTES), publication);
  const hash = createHash("sha256").update(text).digest("base64url").slice(0, 16);
  return { of: publication, text, etag: `W/"${hash}"` };
};
