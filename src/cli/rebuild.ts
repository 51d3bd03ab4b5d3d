import { z } from "zod";
import { type Result, fail, ok } from "../model/result.ts";
import { type Client, apiProblem, createClient, jsonOf, succeeded } from "./client.ts";
import { tokenFor, unknownToken } from "./credentials.ts";
import { EXIT } from "./exit-code.ts";
import { pause } from "./patience.ts";
import { noProgress, progressOn } from "./progress.ts";
import { DEFAULT_TARGET, parseTarget } from "./target.ts";
import { type Refusal, refuse, verb } from "./verb.ts";

/** What the API says of a rebuild; more may follow. */
const REBUILD = z.object({
  total: z.number(),
  marked: z.number(),
  waiting: z.number(),
  isHeld: z.boolean().optional(),
  finishedAt: z.string().optional(),
});
type Rebuild = z.infer<typeof REBUILD>;

const PATH = "/publishing/rebuild";

export const rebuild = verb({
  name: "rebuild",
  description: "Have every record in KV written anew from the ledger, while the site stays up",
  args: {
    to: { type: "string", description: "The server", default: DEFAULT_TARGET, valueHint: "url" },
    json: { type: "boolean", description: "Print one JSON object and nothing else" },
  },
  run: async (args, { directory, terminal, patience, signal, environment }) => {
    const target = parseTarget(args.to);
    if (!target.ok) return refuse(EXIT.usage, target.error);
    const token = await tokenFor(target.value, { environment, directory });
    if (!token.ok) return refuse(EXIT.usage, token.error);
    const client = createClient(target.value, token.value, patience, signal);
    let seen = await ask(client, "POST");
    if (!seen.ok) return seen.error;
    const progress = args.json ? noProgress : progressOn(terminal);
    const step = progress.begin("Rebuild", seen.value.total, "items");
    let shown = 0;
    try {
      for (let look = 0; ; look++) {
        const written = seen.value.marked - seen.value.waiting;
        step.advance(written - shown);
        shown = written;
        if (seen.value.finishedAt !== undefined || seen.value.isHeld === true) break;
        // It goes on without us.
        const waitMs = patience.pollsMs[look] ?? patience.pollsMs.at(-1) ?? 0;
        if (!(await pause(waitMs, signal))) return EXIT.interrupted;
        seen = await ask(client, "GET");
        if (!seen.ok) return seen.error;
      }
    } finally {
      step.end();
    }
    const { total, isHeld = false } = seen.value;
    const detail = isHeld
      ? `${shown} of ${total} records are written. The rest waits for the next day's KV writes, and goes on by itself.`
      : `${shown} records are written anew.`;
    const record = { written: shown, total, isHeld, detail, exitCode: EXIT.done };
    terminal.print(args.json ? JSON.stringify(record) : detail);
    return EXIT.done;
  },
});

const ask = async (client: Client, method: "GET" | "POST"): Promise<Result<Rebuild, Refusal>> => {
  const answer = await client.send({ method, path: PATH });
  if (!answer.ok) return fail(refuse(EXIT.server, answer.error));
  const { status } = answer.value;
  if (status === 401) return fail(refuse(EXIT.problems, unknownToken(client.target)));
  if (!succeeded(answer.value)) {
    const exitCode = status >= 500 ? EXIT.server : EXIT.problems;
    return fail(refuse(exitCode, apiProblem(answer.value).detail));
  }
  const read = REBUILD.safeParse(jsonOf(answer.value));
  return read.success
    ? ok(read.data)
    : fail(refuse(EXIT.server, "the server says nothing of the rebuild"));
};
