import { type Slug, isSlug } from "../../model/identity.ts";
import { fail, ok, type Result } from "../../model/result.ts";
import type { CommandRequest, Newsroom, Receipt, Refusal } from "../../newsroom/newsroom.ts";
import { answer } from "../answer.ts";
import type { Edge } from "../edge.ts";
import { type ProblemDetails, problemAnswer, refusalProblem } from "../problems.ts";
import { readField, readSubmission } from "./article-body.ts";
import { articleApiPath, articleRequest, NO_SLUG } from "./article-path.ts";
import { commandAnswer } from "./receipt.ts";
import { requestKey } from "./request-key.ts";
import { numberIn } from "./revisions.ts";
import type { PublishingContext } from "./session.ts";

type Handler = (c: PublishingContext, edge: Edge) => Promise<Response>;
type Command = (
  newsroom: Newsroom,
  slug: Slug,
  request: CommandRequest,
) => Promise<Result<Receipt, Refusal>>;

/** A command that takes something from the request: which one it is, once that was read. */
const command =
  (
    read: (
      c: PublishingContext,
      edge: Edge,
      slug: Slug,
    ) => Promise<Result<Command, ProblemDetails>>,
  ): Handler =>
  async (c, edge) => {
    const asked = articleRequest(c);
    if (!asked.ok) return problemAnswer(asked.error);
    const { slug, request } = asked.value;
    const once = await requestKey(c);
    if (!once.ok) return problemAnswer(once.error);
    const commanded = await read(c, edge, slug);
    if (!commanded.ok) return problemAnswer(commanded.error);
    const outcome = await commanded.value(edge.newsroom(), slug, {
      ...request,
      ...(once.value && { once: once.value }),
    });
    return commandAnswer(edge, outcome, articleApiPath(slug));
  };

const plain = (carryOut: Command): Handler => command(async () => ok(carryOut));

export const putDraft = command(async (c, edge, slug) => {
  const submission = await readSubmission(c, edge, slug);
  if (!submission.ok) return submission;
  return ok((newsroom, _, request) => newsroom.saveDraft(submission.value, request));
});

export const deleteDraft: Handler = async (c, edge) => {
  const asked = articleRequest(c);
  if (!asked.ok) return problemAnswer(asked.error);
  const { slug, request } = asked.value;
  const outcome = await edge.newsroom().deleteDraft(slug, request);
  return outcome.ok ? answer(204, "publishing") : problemAnswer(refusalProblem(outcome.error));
};

export const publishDraft = plain((newsroom, slug, request) =>
  newsroom.publishDraft(slug, request),
);

export const schedule = command(async (c) => {
  const at = await readField(c, "at", async (text) => {
    const { readInstant } = await import("../../authoring/date.ts");
    const read = readInstant(text);
    return read.ok ? read : fail([read.error]);
  });
  if (!at.ok) return at;
  return ok((newsroom, slug, request) => newsroom.schedule(slug, at.value, request));
});

export const unschedule = plain((newsroom, slug, request) => newsroom.unschedule(slug, request));

export const correct = command(async (c) => {
  const html = await readField(c, "text", async (text) => {
    const { readInlineMarkdown } = await import("../../authoring/markdown/inline.ts");
    return readInlineMarkdown(text);
  });
  if (!html.ok) return html;
  return ok((newsroom, slug, request) => newsroom.correct(slug, html.value, request));
});

export const reinstate = plain((newsroom, slug, request) => newsroom.reinstate(slug, request));

export const move = command(async (c) => {
  const to = await readField(c, "to", async (text) =>
    isSlug(text) ? ok(text) : fail([`is \`${text}\`. ${NO_SLUG}`]),
  );
  if (!to.ok) return to;
  return ok((newsroom, slug, request) => newsroom.move(slug, to.value, request));
});

export const restore = command(async (c) => {
  const number = numberIn(c, "revision");
  if (!number.ok) return number;
  return ok((newsroom, slug, request) => newsroom.restore(slug, number.value, request));
});
