import { z } from "zod";
import { type Instant, instantOf, millisecondsOf, parseInstant } from "../model/instant.ts";
import { SCOPES, isScope, isTokenName } from "../model/token.ts";
import type { Client } from "./client.ts";
import { ask, connect } from "./connection.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { JSON_ONLY, SERVER } from "./common-args.ts";
import type { Surroundings } from "./surroundings.ts";
import { type Refusal, refuse, verb } from "./verb.ts";

/** A token as the API lists it; more may follow. */
const TOKEN = z.object({
  name: z.string(),
  scopes: z.array(z.string()),
  createdBy: z.string(),
  expiresAt: z.string().optional(),
  lastUsedAt: z.string().optional(),
  revokedAt: z.string().optional(),
});
const ISSUED = TOKEN.extend({ token: z.string() });
const LIST = z.object({ tokens: z.array(TOKEN) });

const PATH = "/publishing/tokens";
const DAY_MS = 24 * 60 * 60 * 1000;

export const tokens = verb({
  name: "tokens",
  description: "Give people and programs tokens of their own, list them, revoke them",
  args: {
    action: { type: "positional", description: "create, list or revoke", required: true },
    name: {
      type: "positional",
      description: "Who has it: the audit log notes this name with every change",
      required: false,
    },
    scope: {
      type: "string",
      description: `What it is for, with commas between: ${SCOPES.join(", ")}`,
    },
    expires: { type: "string", description: "In how many days (90d), or an instant" },
    to: SERVER,
    json: JSON_ONLY,
  },
  run: async (args, surroundings) => {
    const { action, name, scope, expires, to, json } = args;
    const print = (lines: readonly string[], record: object): ExitCode => {
      surroundings.terminal.print(json ? JSON.stringify(record) : lines.join("\n"));
      return EXIT.done;
    };
    if (action !== "create" && (scope !== undefined || expires !== undefined)) {
      return refuse(EXIT.usage, "--scope and --expires are for create");
    }
    if (action === "list") {
      if (name !== undefined) return refuse(EXIT.usage, `There is no place for ${name}`);
      const client = await connect(to, surroundings);
      return client.ok ? list(client.value, print) : client.error;
    }
    if (action !== "create" && action !== "revoke") {
      return refuse(EXIT.usage, `${action} is not create, list or revoke`);
    }
    if (!isTokenName(name)) {
      return refuse(EXIT.usage, `${name ?? "The name"} is to be 1 to 40 of a-z, 0-9 and hyphens`);
    }
    if (action === "revoke") {
      const client = await connect(to, surroundings);
      return client.ok ? revoke(client.value, name, print) : client.error;
    }
    return create({ name, scope, expires, to }, surroundings, print);
  },
});

type Print = (lines: readonly string[], record: object) => ExitCode;

const create = async (
  {
    name,
    scope = "",
    expires,
    to,
  }: { name: string; scope: string | undefined; expires: string | undefined; to: string },
  surroundings: Surroundings,
  print: Print,
): Promise<ExitCode | Refusal> => {
  const scopes = scope.split(",").map((word) => word.trim());
  if (!scopes.every(isScope)) {
    return refuse(
      EXIT.usage,
      `--scope is one or more of ${SCOPES.join(", ")}, with commas between`,
    );
  }
  const expiresAt = expires === undefined ? undefined : endOf(expires, surroundings.now());
  if (expires !== undefined && expiresAt === undefined) {
    return refuse(EXIT.usage, `--expires ${expires} is no number of days (90d), and no instant`);
  }
  const client = await connect(to, surroundings);
  if (!client.ok) return client.error;
  const json = { name, scopes, ...(expiresAt && { expiresAt }) };
  const issued = await ask(client.value, { method: "POST", path: PATH, body: { json } }, ISSUED);
  if (!issued.ok) return issued.error;
  const { token } = issued.value;
  const until = expiresAt ? ` until ${expiresAt}` : "";
  return print(
    [
      `Token for ${name} alone, as EDGEWIRE_TOKEN, for ${scopes.join(", ")}${until}:`,
      `  ${token}`,
      "Nothing shows it again.",
    ],
    issued.value,
  );
};

const list = async (client: Client, print: Print): Promise<ExitCode | Refusal> => {
  const found = await ask(client, { method: "GET", path: PATH }, LIST);
  if (!found.ok) return found.error;
  const lines = found.value.tokens.map(({ name, scopes, createdBy, ...dates }) => {
    const { expiresAt, lastUsedAt, revokedAt } = dates;
    const said = [
      `${name}: ${scopes.join(", ")}; from ${createdBy}`,
      lastUsedAt ? `last used ${lastUsedAt}` : "never used",
      ...(expiresAt ? [`expires ${expiresAt}`] : []),
      ...(revokedAt ? [`revoked ${revokedAt}`] : []),
    ];
    return said.join("; ");
  });
  const none = "No token was issued; those of PUBLISHING_TOKENS are not listed.";
  return print(lines.length > 0 ? lines : [none], found.value);
};

const revoke = async (client: Client, name: string, print: Print): Promise<ExitCode | Refusal> => {
  const revoked = await ask(client, { method: "DELETE", path: `${PATH}/${name}` }, TOKEN);
  if (!revoked.ok) return revoked.error;
  return print([`The token of ${name} is refused everywhere within 5 seconds.`], revoked.value);
};

/** An instant, or so many days from now. */
const endOf = (text: string, now: Instant): Instant | undefined => {
  const days = /^([1-9]\d{0,3})d$/.exec(text)?.[1];
  return days === undefined
    ? parseInstant(text)
    : instantOf(millisecondsOf(now) + Number(days) * DAY_MS);
};
