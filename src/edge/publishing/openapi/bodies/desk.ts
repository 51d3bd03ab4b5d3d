import { type IssuedToken, SCOPES } from "../../../../model/token.ts";
import type { AuditEntry } from "../../../../newsroom/audit.ts";
import type { KeptMedia, OldPathReceipt } from "../../../../newsroom/newsroom.ts";
import { count, list, record, text } from "../../../../representations/json-schema.ts";
import type { TokenRequest } from "../../token-request.ts";
import { body, flag, instant, listOf, mapOf, orNull, recordOf, slug, state } from "./members.ts";

const name = { type: "string", pattern: "^[a-z0-9-]{1,40}$", description: "Used once, for ever." };
const scopes = listOf({ enum: SCOPES }, "What it is for, besides reading.");
const expiresAt = instant("From when on it is refused.");
const issued = {
  name,
  scopes,
  createdAt: instant("When it was issued."),
  createdBy: text("Name of the token that asked for it."),
};
const later = {
  expiresAt,
  lastUsedAt: instant("To the hour."),
  revokedAt: instant("When it was revoked."),
};

/** What stands beside the articles: files, old addresses, tokens and the log. */
export const DESK_BODIES = {
  File: recordOf<KeptMedia & { readonly url: string }>("An uploaded file.", {
    url: text("What articles name it by."),
    type: text("Media type."),
    bytes: count("Its length."),
  }),
  OldAddresses: mapOf(
    orNull("string", "The slug it leads to; null lets it lead nowhere."),
    "By path, perhaps with a query; at most 1,000.",
  ),
  OldAddressList: record("A page of old addresses.", {
    redirects: mapOf(slug("Where it leads."), "By path."),
    next: orNull("string", "`after` of the page that follows; null on the last."),
  }),
  OldAddressReceipt: recordOf<
    OldPathReceipt & { readonly changed: boolean; readonly projection?: string }
  >(
    "What became of old addresses.",
    {
      projected: flag("Whether KV has confirmed all of it."),
      changed: flag("Whether anything was new."),
    },
    {
      sequence: count("The number of the command."),
      projection: text("Where to ask how far readers have it."),
    },
  ),
  TokenRequest: recordOf<TokenRequest>("A token to be issued.", { name, scopes }, { expiresAt }),
  Token: recordOf<IssuedToken>("What is remembered of a token.", issued, later),
  NewToken: recordOf<IssuedToken & { readonly token: string }>(
    "A token, which nothing shows again.",
    { ...issued, token: text("ew_ and 43 characters.") },
    later,
  ),
  TokenList: record("Every token that was issued.", { tokens: list(body("Token")) }),
  AuditLog: record("A page of the log, oldest first.", {
    entries: list(
      recordOf<AuditEntry>(
        "A command that changed something.",
        {
          sequence: count("Its number."),
          at: instant("When it was."),
          token: text("Name of the token that sent it."),
        },
        {
          command: text("Absent in what is older than the log."),
          subject: text("Id of an article, name of a file or a token, or publication."),
          slug: slug("Where the article stood afterwards."),
          state: state("What the article was afterwards."),
          revision: count("That came of it."),
          note: text("Kept with it."),
        },
      ),
    ),
    next: orNull("integer", "`after` of the page that follows; null on the last."),
  }),
} as const;
