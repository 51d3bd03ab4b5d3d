import { type Slug, isSlug } from "../../model/identity.ts";
import { type Result, fail, ok } from "../../model/result.ts";
import { oneLine } from "../../model/text.ts";
import type { CommandRequest } from "../../newsroom/newsroom.ts";
import type { ProblemDetails } from "../problems.ts";
import { parsePrecondition } from "./preconditions.ts";
import type { PublishingContext } from "./session.ts";

/** Characters of a note that is kept with a revision. */
const NOTE_MAX_LENGTH = 1000;

export const articleApiPath = (slug: Slug): string => `/publishing/articles/${slug}`;

/** A command about the article of the path, as far as every command is alike. */
export interface ArticleRequest {
  readonly slug: Slug;
  readonly request: CommandRequest;
}

export const slugIn = (c: PublishingContext): Result<Slug, ProblemDetails> => {
  const slug = c.req.param("slug") ?? "";
  return isSlug(slug) ? ok(slug) : fail({ status: 404, detail: NO_SLUG });
};

export const NO_SLUG = "A slug is 1 to 80 of the characters a-z, 0-9 and -";

/** Reads the path, the precondition, and from the query the note to keep with the revision. */
export const articleRequest = (c: PublishingContext): Result<ArticleRequest, ProblemDetails> => {
  const slug = slugIn(c);
  if (!slug.ok) return slug;
  const precondition = parsePrecondition(c.req.raw.headers);
  if (!precondition.ok) return precondition;
  const note = oneLine(c.req.query("note") ?? "");
  if (note.length > NOTE_MAX_LENGTH) {
    return fail({ status: 400, detail: `?note= has at most ${NOTE_MAX_LENGTH} characters` });
  }
  const request = {
    precondition: precondition.value,
    by: c.get("by"),
    ...(note !== "" && { note }),
  };
  return ok({ slug: slug.value, request });
};
