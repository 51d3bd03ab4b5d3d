import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { type Slug, isSlug } from "../model/identity.ts";
import { editArticleFile } from "./article-file.ts";
import { jsonOf, succeeded } from "./client.ts";
import { connect } from "./connection.ts";
import { articleApiPath } from "./delivery.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import type { FileEdit } from "./front-matter.ts";
import { knownTag, openManifest } from "./manifest.ts";
import { isProjected } from "./push.ts";
import { refusedAnswer } from "./refused-answer.ts";
import { JSON_ONLY, SERVER } from "./common-args.ts";
import { correctionsOf } from "./shown-corrections.ts";
import type { Surroundings } from "./surroundings.ts";
import { type Refusal, refuse } from "./verb.ts";

/** What every command about one article takes. */
export const ARTICLE_ARGS = {
  slug: { type: "positional", description: "The last part of its permalink", required: true },
  note: { type: "string", description: "Kept with the revision, never public" },
  to: SERVER,
  force: { type: "boolean", description: "Whatever others have published in between" },
  json: JSON_ONLY,
  content: { type: "string", description: "The content folder", default: "content" },
} as const;

interface ArticleArgs {
  readonly slug: string;
  readonly note?: string | undefined;
  readonly to: string;
  readonly force?: boolean | undefined;
  readonly json?: boolean | undefined;
  readonly content?: string;
}

/** A command as it is sent to the API, and what is to be done about the article's file. */
export interface ArticleCommand {
  /** Below the article's path. */
  readonly below: string;
  readonly body?: object;
  /** Where the article stands from then on, if not where it stood. */
  readonly onto?: Slug;
  /** What happened. */
  readonly told: string;
  /** What the file has to say from now on, if nobody can write it there for them. */
  readonly advice: string;
  /** Writes that into its file, by what the server has of the article now. */
  readonly edit?: (document: unknown) => FileEdit;
}

/**
 * Sends a command about one article, under the newest revision that we know of. What it did is written
 * into the article's file; the revision it makes is that file's only where the file says all of it.
 */
export const commandArticle = async (
  { slug, note, to, force = false, json = false, content = "content" }: ArticleArgs,
  { below, body, onto, told, advice, edit }: ArticleCommand,
  surroundings: Surroundings,
): Promise<ExitCode | Refusal> => {
  const { directory, terminal } = surroundings;
  if (!isSlug(slug)) return refuse(EXIT.usage, `${slug} is not a slug`);
  const connected = await connect(to, surroundings);
  if (!connected.ok) return connected.error;
  const client = connected.value;
  const opened = await openManifest(directory, client.target.host);
  if (!opened.ok) return refuse(EXIT.usage, opened.error);
  const manifest = opened.value;
  const path = articleApiPath(slug);
  let etag = force ? undefined : knownTag(manifest.manifest(), slug);
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
  if (sent.value.status === 412) {
    const ahead = "somebody else changed it since you published it; look, then --force";
    return refuse(EXIT.problems, `${slug}: ${ahead}`);
  }
  if (!succeeded(sent.value)) return refusedAnswer(client, sent.value, slug);
  const isFilesOwn = etag !== undefined && etag === manifest.manifest().articles.get(slug);
  const now = edit && (await client.send({ method: "GET", path }));
  const document = now?.ok ? jsonOf(now.value) : undefined;
  const file = edit && (await editArticleFile(directory, content, slug, edit(document)));
  const next = sent.value.header("etag");
  if (next !== undefined && isFilesOwn && file?.outcome === "written") {
    await manifest.rememberArticle(slug, next, correctionsOf(document));
  } else if (next !== undefined) await manifest.rememberCommand(onto ?? slug, next);
  const projected = await isProjected(client, sent.value);
  const late = projected ? "" : " It is still on its way to readers.";
  const rest = file?.outcome === "written" ? writtenInto(file.path, content) : advice;
  const detail = `${told}${late} ${rest}`;
  const receipt = jsonOf(sent.value);
  const exitCode = EXIT.done;
  const record = {
    slug,
    receipt,
    projected,
    ...(file && { file: file.outcome }),
    detail,
    exitCode,
  };
  terminal.print(json ? JSON.stringify(record) : detail);
  return exitCode;
};

/** What is written there now; and where it belongs, since none of these commands leaves a draft one. */
const writtenInto = (path: string, content: string): string =>
  path.startsWith(join(content, "drafts"))
    ? `${path} says so now; move it to ${join(content, "articles")}, for it is no draft any more.`
    : `${path} says so now.`;
