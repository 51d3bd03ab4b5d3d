import { randomUUID } from "node:crypto";
import { type Slug, isSlug } from "../model/identity.ts";
import { apiProblem, jsonOf, succeeded } from "./client.ts";
import { unknownToken } from "./credentials.ts";
import { connect } from "./connection.ts";
import { articleApiPath } from "./delivery.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { openManifest } from "./manifest.ts";
import { isProjected } from "./push.ts";
import type { Surroundings } from "./surroundings.ts";
import { DEFAULT_TARGET } from "./target.ts";
import { type Refusal, refuse } from "./verb.ts";

/** What every command about one article takes. */
export const ARTICLE_ARGS = {
  slug: { type: "positional", description: "The last part of its permalink", required: true },
  note: { type: "string", description: "Kept with the revision, never public" },
  to: { type: "string", description: "The server", default: DEFAULT_TARGET, valueHint: "url" },
  force: { type: "boolean", description: "Whatever others have published in between" },
  json: { type: "boolean", description: "Print one JSON object and nothing else" },
} as const;

interface ArticleArgs {
  readonly slug: string;
  readonly note?: string | undefined;
  readonly to: string;
  readonly force?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** A command as it is sent to the API, and what is to be done about the article's file. */
export interface ArticleCommand {
  /** Below the article's path. */
  readonly below: string;
  readonly body?: object;
  /** What happened, and what the file has to say from now on. */
  readonly told: (slug: Slug) => string;
}

/**
 * Sends a command about one article, under the revision that was pushed last. The revision it makes is
 * not remembered, so that a file which does not say the same yet replaces nothing unseen.
 */
export const commandArticle = async (
  { slug, note, to, force = false, json = false }: ArticleArgs,
  { below, body, told }: ArticleCommand,
  surroundings: Surroundings,
): Promise<ExitCode | Refusal> => {
  const { directory, terminal } = surroundings;
  if (!isSlug(slug)) return refuse(EXIT.usage, `${slug} is not a slug`);
  const connected = await connect(to, surroundings);
  if (!connected.ok) return connected.error;
  const client = connected.value;
  const manifest = await openManifest(directory, client.target.host);
  if (!manifest.ok) return refuse(EXIT.usage, manifest.error);
  const path = articleApiPath(slug);
  let etag = force ? undefined : manifest.value.manifest().articles.get(slug);
  if (etag === undefined) {
    // Under what stands now: sent twice because an answer was lost, it is carried out once.
    const there = await client.send({ method: "GET", path });
    if (!there.ok) return refuse(EXIT.server, `${slug}: ${there.error}`);
    etag = there.value.header("etag");
  }
  const query = note === undefined ? "" : `?${new URLSearchParams({ note }).toString()}`;
  const sent = await client.send({
    method: "POST",
    path: `${path}/${below}${query}`,
    // Sent again because an answer was lost, it gets the answer that was lost.
    headers: { "if-match": etag ?? "*", "idempotency-key": `"${randomUUID()}"` },
    ...(body && { body: { json: body } }),
  });
  if (!sent.ok) return refuse(EXIT.server, `${slug}: ${sent.error}`);
  if (sent.value.status === 401) return refuse(EXIT.problems, unknownToken(client.target));
  if (sent.value.status === 412) {
    const ahead = "somebody else changed it since you published it; look, then --force";
    return refuse(EXIT.problems, `${slug}: ${ahead}`);
  }
  if (!succeeded(sent.value)) {
    const { detail, problems } = apiProblem(sent.value);
    const details = problems.length > 0 ? problems.map((problem) => problem.detail) : [detail];
    const exitCode = sent.value.status >= 500 ? EXIT.server : EXIT.problems;
    return refuse(exitCode, ...details.map((text) => `${slug}: ${text}`));
  }
  const projected = await isProjected(client, sent.value);
  const detail = `${told(slug)}${projected ? "" : " It is still on its way to readers."}`;
  const receipt = jsonOf(sent.value);
  const exitCode = EXIT.done;
  terminal.print(json ? JSON.stringify({ slug, receipt, projected, detail, exitCode }) : detail);
  return exitCode;
};
