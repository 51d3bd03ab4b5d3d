import type { Change } from "../../../../model/difference.ts";
import type { Forecast, ForeseenKeys } from "../../../../newsroom/foretold.ts";
import type { Projection, Receipt } from "../../../../newsroom/newsroom.ts";
import type { Waiting } from "../../../../newsroom/report.ts";
import { count, list, text } from "../../../../representations/json-schema.ts";
import { body, etag, flag, instant, listOf, recordOf, state } from "./members.ts";

const revision = count("Its number, from 1.");
const created = flag("Whether something new stands there now.");
const changed = flag("False where nothing differs from what the ledger had: nothing was written.");
const releaseAt = instant("When a scheduled article is released.");
const sequence = count("The number of the command.");
const projection = text("Where to ask how far readers have it.");

const receipt = {
  etag,
  revision,
  state: state("What the article is now; of settings always live."),
  created,
  changed,
  committedAt: instant("When the ledger had it."),
  sequence,
  projected: flag("Whether KV has confirmed all of it."),
};

const keys = listOf(text("A key."), "Keys of KV.");

/** What commands are answered with. */
export const COMMAND_BODIES = {
  Receipt: recordOf<Receipt & { readonly projection: string }>(
    "What a command left in the ledger.",
    { ...receipt, projection },
    { releaseAt },
  ),
  Forecast: recordOf<Forecast>(
    "What publishing would do.",
    {
      etag,
      revision,
      state: state("What the article would be."),
      created,
      changed,
      changes: listOf(body("Change"), "What differs from the revision in force."),
      updatedAt: recordOf<Forecast["updatedAt"]>(
        "The article's last significant change.",
        { after: instant("Then.") },
        { before: instant("Now.") },
      ),
      feeds: recordOf<Forecast["feeds"]>("Feeds by the path of their page.", {
        enters: list(text("A feed that gains it.")),
        leaves: list(text("A feed that loses it.")),
      }),
      keys: recordOf<ForeseenKeys>("What of KV is touched.", { writes: keys, removes: keys }),
    },
    { releaseAt },
  ),
  Change: recordOf<
    Pick<Change, "kind" | "pointer"> & { readonly before?: unknown; readonly after?: unknown }
  >(
    "One thing that differs.",
    {
      kind: { enum: ["added", "removed", "changed"], description: "What became of it." },
      pointer: text("RFC 6901: into the later document, or the earlier where it went."),
    },
    {
      before: { description: "What stood there; absent of what was added." },
      after: { description: "What stands there; absent of what was removed." },
    },
  ),
  Projection: recordOf<Projection>("How far KV is with a command.", {
    done: flag("Whether readers have all of it."),
    waiting: list(
      recordOf<Waiting>(
        "A key still to be written.",
        { key: text("Of KV."), attempts: count("Failures in a row.") },
        { lastError: text("Of the last attempt.") },
      ),
    ),
  }),
} as const;
