import { z } from "zod";
import { isSlug } from "../model/identity.ts";
import { ARTICLE_ARGS } from "./article-command.ts";
import { ask, connect } from "./connection.ts";
import { articleApiPath } from "./delivery.ts";
import { EXIT } from "./exit-code.ts";
import { askForRevisions } from "./revisions.ts";
import { refuse, verb } from "./verb.ts";

const DIFFERENCE = z.object({
  from: z.number(),
  to: z.number(),
  changes: z.array(
    z.looseObject({
      kind: z.string(),
      pointer: z.string(),
      before: z.unknown().optional(),
      after: z.unknown().optional(),
    }),
  ),
});

type Difference = z.infer<typeof DIFFERENCE>;

export const diff = verb({
  name: "diff",
  description: "What differs between two revisions of an article, by field, card and block",
  args: {
    slug: ARTICLE_ARGS.slug,
    from: {
      type: "positional",
      description: "The earlier revision; otherwise the one before the newest",
      required: false,
    },
    until: {
      type: "positional",
      description: "The later revision; otherwise the newest",
      required: false,
    },
    to: ARTICLE_ARGS.to,
    json: ARTICLE_ARGS.json,
  },
  run: async ({ slug, from, until, to, json }, surroundings) => {
    if (!isSlug(slug)) return refuse(EXIT.usage, `${slug} is not a slug`);
    for (const word of [from, until]) {
      if (word !== undefined && !isNumber(word)) {
        return refuse(EXIT.usage, `${word} is no revision: they are numbered from 1`);
      }
    }
    const client = await connect(to, surroundings);
    if (!client.ok) return client.error;
    const found = await askForRevisions(client.value, slug);
    if (!found.ok) return found.error;
    const [newest, before] = found.value.revisions.map(({ revision }) => revision);
    const earlier = from ?? before;
    if (earlier === undefined || newest === undefined) {
      return refuse(
        EXIT.problems,
        `${slug} has one revision alone: there is none to compare it to`,
      );
    }
    const path = `${articleApiPath(slug)}/revisions/${earlier}/diff/${until ?? newest}`;
    const compared = await ask(client.value, { method: "GET", path }, DIFFERENCE);
    if (!compared.ok) return compared.error;
    const said = json
      ? [JSON.stringify({ ...compared.value, exitCode: EXIT.done })]
      : linesOf(compared.value);
    for (const line of said) surroundings.terminal.print(line);
    return EXIT.done;
  },
});

const isNumber = (word: string): boolean => /^[1-9]\d{0,8}$/.test(word);

/** As JSON, in which nothing of a text can be taken for something else. */
const linesOf = ({ from, to, changes }: Difference): readonly string[] =>
  changes.length === 0
    ? [`Revisions ${from} and ${to} have the same content.`]
    : changes.flatMap((change) => [
        change.pointer,
        ...("before" in change ? [`- ${JSON.stringify(change.before)}`] : []),
        ...("after" in change ? [`+ ${JSON.stringify(change.after)}`] : []),
      ]);
