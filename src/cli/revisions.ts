import { z } from "zod";
import { isSlug, type Slug } from "../model/identity.ts";
import type { Result } from "../model/result.ts";
import type { Client } from "./client.ts";
import { ask, connect } from "./connection.ts";
import { articleApiPath } from "./delivery.ts";
import { EXIT } from "./exit-code.ts";
import { ARTICLE_ARGS } from "./article-command.ts";
import { aligned } from "./terminal.ts";
import { type Refusal, refuse, verb } from "./verb.ts";

/** What the API remembers of every revision, the newest first; more may follow, and goes out with `--json`. */
const REVISIONS = z.object({
  revisions: z.array(
    z.looseObject({
      revision: z.number(),
      state: z.string(),
      title: z.string(),
      by: z.string(),
      committedAt: z.string(),
      note: z.string().optional(),
    }),
  ),
});

export const revisions = verb({
  name: "revisions",
  description: "Every revision of an article, the newest first: when, by whom, and why",
  args: { slug: ARTICLE_ARGS.slug, to: ARTICLE_ARGS.to, json: ARTICLE_ARGS.json },
  run: async ({ slug, to, json }, surroundings) => {
    if (!isSlug(slug)) return refuse(EXIT.usage, `${slug} is not a slug`);
    const client = await connect(to, surroundings);
    if (!client.ok) return client.error;
    const found = await askForRevisions(client.value, slug);
    if (!found.ok) return found.error;
    const rows = found.value.revisions.map((one) => [
      String(one.revision),
      one.committedAt,
      one.state,
      one.by,
      one.note === undefined ? one.title : `${one.title} (${one.note})`,
    ]);
    const lines = json ? [JSON.stringify({ ...found.value, exitCode: EXIT.done })] : aligned(rows);
    for (const line of lines) surroundings.terminal.print(line);
    return EXIT.done;
  },
});

export const askForRevisions = (
  client: Client,
  slug: Slug,
): Promise<Result<z.infer<typeof REVISIONS>, Refusal>> =>
  ask(client, { method: "GET", path: `${articleApiPath(slug)}/revisions` }, REVISIONS);
