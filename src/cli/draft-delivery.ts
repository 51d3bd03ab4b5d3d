import { basename } from "node:path";
import type { Slug } from "../model/identity.ts";
import type { Instant } from "../model/instant.ts";
import { type Result, fail, ok } from "../model/result.ts";
import { documentOf } from "../model/submission.ts";
import { selectionProblems } from "./content-check.ts";
import type { Courier } from "./courier.ts";
import { articleApiPath } from "./delivery.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { illustrated } from "./illustration.ts";
import { knownTag } from "./manifest.ts";
import { deliverMedia } from "./media-delivery.ts";
import { inFile, placedIn, problemLine } from "./problem-report.ts";
import { declined } from "./push.ts";
import type { Selection } from "./selection.ts";
import { type Refusal, refuse } from "./verb.ts";
import { apiProblem, succeeded } from "./client.ts";

/**
 * Keeps the one article of a selection as a draft, with its files: one that is new, or a draft already.
 * Under the revision that was pushed last, so that a draft of somebody else is replaced by force only.
 */
export const saveDraft = async (
  courier: Courier,
  given: Selection,
  now: Instant,
): Promise<Result<Slug, Refusal>> => {
  const { client, manifest, progress, renditions, force } = courier;
  const selection = await illustrated(given, renditions, progress, client.signal);
  const [file, ...others] = selection.articles;
  if (!file || others.length > 0) {
    return fail(refuse(EXIT.usage, "a preview is of one article: name its file"));
  }
  // Wrong settings concern who publishes.
  const problems = selectionProblems(selection, now).filter(({ path }) => path === file.path);
  if (!file.parsed.ok || problems.length > 0) {
    return fail(refuse(EXIT.problems, ...problems.map(problemLine)));
  }
  const { slug } = file.parsed.value.article;
  const refused = (exitCode: ExitCode, detail: string) =>
    fail(refuse(exitCode, `${file.path}: ${detail}`));
  const media = await deliverMedia(courier, file.media);
  for (const { name, path } of file.media) {
    const outcome = media.outcomes.get(name);
    if (!outcome || "detail" in outcome) {
      return refused(
        EXIT.server,
        `${basename(path)} was not sent: ${outcome?.detail ?? "no answer"}`,
      );
    }
  }
  const there = await client.send({ method: "GET", path: articleApiPath(slug) });
  if (!there.ok) return refused(EXIT.server, there.error);
  const state = there.value.header("article-state");
  if (state !== undefined && state !== "draft") {
    return refused(
      EXIT.problems,
      `is ${state}, and no draft is kept beside that; \`preview ${slug}\` shows what is there`,
    );
  }
  const current = there.value.header("etag");
  const known = force ? current : knownTag(manifest.manifest(), slug);
  const sent = await client.send({
    method: "PUT",
    path: `${articleApiPath(slug)}/draft`,
    headers:
      current === undefined || known === undefined
        ? { "if-none-match": "*" }
        : { "if-match": known },
    body: { json: documentOf(file.parsed.value) },
  });
  if (!sent.ok) return refused(EXIT.server, sent.error);
  if (sent.value.status === 412) {
    return refused(
      EXIT.problems,
      "somebody else saved this draft since you did; look, then --force",
    );
  }
  const etag = sent.value.header("etag");
  if (!succeeded(sent.value) || etag === undefined) {
    const outcome = declined(sent.value);
    const { problems: wrong } = apiProblem(sent.value);
    const exitCode = outcome.kind === "refused" ? EXIT.problems : EXIT.server;
    if (wrong.length === 0) return refused(exitCode, outcome.detail);
    const problems = wrong.map((problem) => placedIn(file.yaml, problem));
    return fail(refuse(exitCode, ...inFile(file.path, problems).map(problemLine)));
  }
  await manifest.rememberArticle(slug, etag);
  return ok(slug);
};
