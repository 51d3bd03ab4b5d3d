import { rename, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";
import { isSlug } from "../model/identity.ts";
import { parseInstant } from "../model/instant.ts";
import { type Result, fail, ok } from "../model/result.ts";
import type { Withdrawal, WithdrawalNotice } from "../model/submission.ts";
import { type Client, apiProblem, jsonOf, succeeded } from "./client.ts";
import { unknownToken } from "./credentials.ts";
import { connect } from "./connection.ts";
import { articleApiPath } from "./delivery.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { withWithdrawal } from "./front-matter.ts";
import { openManifest } from "./manifest.ts";
import { ifPresent } from "./missing-file.ts";
import { isProjected } from "./push.ts";
import { DEFAULT_TARGET } from "./target.ts";
import { readText } from "./text-file.ts";
import { type Refusal, refuse, verb } from "./verb.ts";
import { noticeOf } from "./withdrawal-notice.ts";

/** What the server says of an article that is gone. */
const WITHDRAWN = z.object({
  withdrawn: z.object({
    at: z.string(),
    reason: z.string(),
    replacedBy: z.string().refine(isSlug).exactOptional(),
    demand: z.object({ by: z.string(), reference: z.string().exactOptional() }).exactOptional(),
    retracted: z.literal(true).exactOptional(),
  }),
});

export const withdraw = verb({
  name: "withdraw",
  description:
    "Take an article down: its URLs answer 410 from then on, 451 for a legal demand, or a notice",
  args: {
    slug: { type: "positional", description: "The last part of its permalink", required: true },
    reason: { type: "string", description: "Shown to the public", required: true },
    "replaced-by": { type: "string", description: "What stands in its place", valueHint: "slug" },
    retracted: {
      type: "boolean",
      description: "A retraction: its permalink keeps answering, with a notice in its place",
    },
    "demand-by": {
      type: "string",
      description: "Who demands it by law: a court, a party",
      valueHint: "name",
    },
    "demand-reference": {
      type: "string",
      description: "What to find the demand by",
      valueHint: "text",
    },
    to: { type: "string", description: "The server", default: DEFAULT_TARGET, valueHint: "url" },
    force: { type: "boolean", description: "Whatever others have published in between" },
    json: { type: "boolean", description: "Print one JSON object and nothing else" },
    content: { type: "string", description: "The content folder", default: "content" },
  },
  run: async (args, surroundings) => {
    const { directory, terminal, now } = surroundings;
    const { slug } = args;
    if (!isSlug(slug)) return refuse(EXIT.usage, `${slug} is not a slug`);
    const given = noticeOf(args);
    if (!given.ok) return refuse(EXIT.usage, given.error);
    const notice = given.value;
    const connected = await connect(args.to, surroundings);
    if (!connected.ok) return connected.error;
    const client = connected.value;
    const manifest = await openManifest(directory, client.target.host);
    if (!manifest.ok) return refuse(EXIT.usage, manifest.error);

    const remembered = manifest.value.manifest().articles.get(slug);
    const sent = await takeDown(client, slug, notice, args.force ? undefined : remembered);
    if (!sent.ok) return sent.error;

    const { withdrawal, etag } = await tombstoneOf(client, slug, { at: now(), ...notice });
    if (etag) await manifest.value.rememberArticle(slug, etag);
    const file = join(args.content, "articles", `${slug}.md`);
    const noted = await noteInFile(resolve(directory, file), withdrawal);
    const sentence = {
      written: `${file} says so now, so the next publish agrees.`,
      absent: `There is no ${file}; if it comes back, give it \`withdrawn:\` in its front matter.`,
      unwritable: `Put \`withdrawn: { at: ${withdrawal.at}, reason: … }\` into ${file} yourself.`,
    }[noted];
    const { projected } = sent.value;
    const late = projected ? "" : " It is still on its way to readers.";
    const detail = `${slug} is withdrawn since ${withdrawal.at}.${late} ${sentence}`;
    const { at } = withdrawal;
    const exitCode = EXIT.done;
    const record = { slug, at, file: noted, projected, detail, exitCode };
    terminal.print(args.json ? JSON.stringify(record) : detail);
    return exitCode;
  },
});

/** Without a revision of our own we withdraw the one that stands there now. */
const takeDown = async (
  client: Client,
  slug: string,
  { reason, replacedBy, demand, retracted }: WithdrawalNotice,
  remembered: string | undefined,
): Promise<Result<{ readonly projected: boolean }, Refusal>> => {
  const path = articleApiPath(slug);
  const failed = (exitCode: ExitCode, detail: string) =>
    fail(refuse(exitCode, `${slug}: ${detail}`));
  let etag = remembered;
  if (etag === undefined) {
    const there = await client.send({ method: "GET", path });
    if (!there.ok) return failed(EXIT.server, there.error);
    etag = there.value.header("etag");
  }
  const query = new URLSearchParams({
    reason,
    ...(replacedBy && { replacedBy }),
    ...(retracted && { kind: "retracted" }),
    ...(demand && { demandBy: demand.by }),
    ...(demand?.reference && { demandReference: demand.reference }),
  });
  const sent = await client.send({
    method: "DELETE",
    path: `${path}?${query.toString()}`,
    headers: { "if-match": etag ?? "*" },
  });
  if (!sent.ok) return failed(EXIT.server, sent.error);
  if (succeeded(sent.value)) {
    return ok({ projected: await isProjected(client, sent.value) });
  }
  // Gone before, perhaps by an attempt of ours whose answer was lost.
  if (sent.value.status === 410) return ok({ projected: true });
  if (sent.value.status === 412) {
    return failed(EXIT.problems, "somebody else published it since you did; look, then --force");
  }
  if (sent.value.status === 401) return fail(refuse(EXIT.problems, unknownToken(client.target)));
  const exitCode = sent.value.status >= 500 ? EXIT.server : EXIT.problems;
  return failed(exitCode, apiProblem(sent.value).detail);
};

interface Gone {
  readonly withdrawal: Withdrawal;
  readonly etag?: string;
}

/** The server's own instant and words, so that the file will say exactly the same. */
const tombstoneOf = async (client: Client, slug: string, ours: Withdrawal): Promise<Gone> => {
  const answer = await client.send({ method: "GET", path: articleApiPath(slug) });
  if (!answer.ok) return { withdrawal: ours };
  const etag = answer.value.header("etag");
  const theirs = WITHDRAWN.safeParse(jsonOf(answer.value)).data?.withdrawn;
  const at = theirs && parseInstant(theirs.at);
  const withdrawal = theirs && at ? { ...theirs, at } : ours;
  return { withdrawal, ...(etag && { etag }) };
};

const noteInFile = async (
  file: string,
  withdrawal: Withdrawal,
): Promise<"absent" | "unwritable" | "written"> => {
  if (!(await ifPresent(stat(file)))) return "absent";
  // Bytes that are not UTF-8 would not survive being written back.
  const source = await readText(file);
  if (!source.ok) return "unwritable";
  const noted = withWithdrawal(source.value, withdrawal);
  if (!noted.ok) return "unwritable";
  await writeFile(`${file}.tmp`, noted.value);
  await rename(`${file}.tmp`, file);
  return "written";
};
