import { z } from "zod";
import type { Client } from "./client.ts";
import { ask, connect } from "./connection.ts";
import { EXIT } from "./exit-code.ts";
import { JSON_ONLY, SERVER } from "./common-args.ts";
import { refuse, verb } from "./verb.ts";

/** A line of the audit log; more may follow, and goes out with `--json`. */
const ENTRY = z.looseObject({
  sequence: z.number(),
  at: z.string(),
  token: z.string(),
  command: z.string().optional(),
  subject: z.string().optional(),
  slug: z.string().optional(),
  state: z.string().optional(),
  revision: z.number().optional(),
  note: z.string().optional(),
});
const PAGE = z.object({ entries: z.array(ENTRY), next: z.number().nullable() });

type Entry = z.infer<typeof ENTRY>;

/** What the API gives at once at most. */
const PAGE_SIZE = "1000";

export const audit = verb({
  name: "audit",
  description: "Who did what, oldest first",
  args: {
    subject: {
      type: "string",
      description:
        "Only what was done to it: an article's id or slug, a file, a token, publication",
    },
    token: { type: "string", description: "Only what it sent" },
    after: { type: "string", description: "Only what has a greater number", default: "0" },
    to: SERVER,
    json: JSON_ONLY,
  },
  run: async ({ subject, token, after, to, json }, surroundings) => {
    if (!/^\d{1,15}$/.test(after)) return refuse(EXIT.usage, `--after ${after} is no number`);
    const client = await connect(to, surroundings);
    if (!client.ok) return client.error;
    const { terminal } = surroundings;
    const all: Entry[] = [];
    const chosen = {
      ...(subject !== undefined && { subject }),
      ...(token !== undefined && { token }),
    };
    let from = Number(after);
    for (;;) {
      const page = await askForPage(client.value, { ...chosen, after: String(from) });
      if (!page.ok) return page.error;
      const { entries, next } = page.value;
      if (json) all.push(...entries);
      else for (const entry of entries) terminal.print(lineOf(entry));
      if (next === null) break;
      if (next <= from) {
        return refuse(EXIT.server, `the audit log goes on after ${next}, where it has been`);
      }
      from = next;
    }
    if (json) terminal.print(JSON.stringify({ entries: all, exitCode: EXIT.done }));
    return EXIT.done;
  },
});

const askForPage = (client: Client, query: Readonly<Record<string, string>>) => {
  const search = new URLSearchParams({ ...query, limit: PAGE_SIZE });
  return ask(client, { method: "GET", path: `/publishing/audit?${search.toString()}` }, PAGE);
};

const lineOf = ({ sequence, at, token, command, subject, slug, ...rest }: Entry): string => {
  const { state, revision, note } = rest;
  const became = [
    ...(revision === undefined ? [] : [`revision ${revision}`]),
    ...(state === undefined ? [] : [state]),
  ].join(", ");
  return [
    `${sequence}  ${at}  ${token}: ${command ?? "change"}`,
    ...((slug ?? subject) ? [` ${slug ?? subject}`] : []),
    ...(became ? [`: ${became}`] : []),
    ...(note === undefined ? [] : [` (${note})`]),
  ].join("");
};
