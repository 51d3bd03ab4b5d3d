import { isSlug, type Slug } from "../model/identity.ts";
import { type Result, fail, ok } from "../model/result.ts";
import type { Withdrawal, WithdrawalNotice } from "../model/submission.ts";
import { editArticleFile } from "./article-file.ts";
import { type Client, succeeded } from "./client.ts";
import { command } from "./command.ts";
import { connect } from "./connection.ts";
import { articleApiPath } from "./delivery.ts";
import { EXIT } from "./exit-code.ts";
import { withWithdrawal } from "./front-matter.ts";
import { knownTag, openManifest } from "./manifest.ts";
import { isProjected } from "./push.ts";
import { refusedAnswer } from "./refused-answer.ts";
import { JSON_ONLY, SERVER } from "./common-args.ts";
import { isCarriedOut, saidOf, standingOf } from "./tombstone.ts";
import { type Refusal, refuse, verb } from "./verb.ts";
import { noticeOf } from "./withdrawal-notice.ts";

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
    to: SERVER,
    force: { type: "boolean", description: "Say nothing of what others have published in between" },
    json: JSON_ONLY,
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

    const before = await standingOf(client, slug);
    if (!before.ok) return refuse(EXIT.server, `${slug}: ${before.error}`);
    const sent = await takeDown(client, slug, notice);
    if (!sent.ok) return sent.error;

    const after = await standingOf(client, slug);
    const { etag, withdrawal = { at: now(), ...notice } } = after.ok ? after.value : {};
    if (!isCarriedOut(notice, withdrawal))
      return refuse(EXIT.problems, otherInForce(slug, withdrawal));
    const known = knownTag(manifest.value.manifest(), slug);
    const was = before.value.etag;
    const isOurs = known === undefined || was === undefined || known === was;
    if (!isOurs && !args.force) {
      terminal.complain(
        `warning: somebody else published ${slug} since you did; what they wrote is withdrawn`,
      );
    }
    const { path, outcome } = await editArticleFile(directory, args.content, slug, (source) =>
      withWithdrawal(source, withdrawal),
    );
    const isFilesOwn = was !== undefined && was === manifest.value.manifest().articles.get(slug);
    if (etag && isFilesOwn && outcome === "written") {
      await manifest.value.rememberArticle(slug, etag);
    } else if (etag && isOurs) await manifest.value.rememberCommand(slug, etag);
    const sentence = {
      written: `${path} says so now, so the next publish agrees.`,
      absent: `There is no ${path}; if it comes back, give it \`withdrawn:\` in its front matter.`,
      unwritable: `Put \`withdrawn: { at: ${withdrawal.at}, reason: … }\` into ${path} yourself.`,
    }[outcome];
    const { projected } = sent.value;
    const late = projected ? "" : " It is still on its way to readers.";
    const detail = `${slug} ${saidOf(withdrawal)}.${late} ${sentence}`;
    const { at } = withdrawal;
    const exitCode = EXIT.done;
    const record = { slug, at, file: outcome, projected, detail, exitCode };
    terminal.print(args.json ? JSON.stringify(record) : detail);
    return exitCode;
  },
});

/** Under no revision tag: a takedown waits for nobody, and the same one twice changes nothing. */
const takeDown = async (
  client: Client,
  slug: Slug,
  { reason, replacedBy, demand, retracted }: WithdrawalNotice,
): Promise<Result<{ readonly projected: boolean }, Refusal>> => {
  const query = new URLSearchParams({
    reason,
    ...(replacedBy && { replacedBy }),
    kind: demand ? "legal" : retracted ? "retracted" : "gone",
    ...(demand && { demandBy: demand.by }),
    ...(demand?.reference && { demandReference: demand.reference }),
  });
  const path = `${articleApiPath(slug)}?${query.toString()}`;
  const sent = await client.send({ method: "DELETE", path });
  if (!sent.ok) return fail(refuse(EXIT.server, `${slug}: ${sent.error}`));
  if (succeeded(sent.value)) return ok({ projected: await isProjected(client, sent.value) });
  if (sent.value.status === 410) {
    const inForce = await standingOf(client, slug);
    const { withdrawal } = inForce.ok ? inForce.value : {};
    if (withdrawal) return fail(refuse(EXIT.problems, otherInForce(slug, withdrawal)));
  }
  return fail(refusedAnswer(client, sent.value, slug));
};

const otherInForce = (slug: Slug, inForce: Withdrawal): string =>
  `${slug}: nothing was changed, for it ${saidOf(inForce)} ("${inForce.reason}"). ` +
  `To say something else of it, \`${command(`reinstate ${slug}`)}\`, then withdraw it again.`;
