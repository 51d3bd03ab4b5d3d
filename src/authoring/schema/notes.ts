import * as z from "zod/mini";
import { byInstant, type Instant } from "../../model/instant.ts";
import { transformed } from "./read.ts";

/** Notes oldest first. Their ids are minted from `at`, so two cannot share it. */
export const oldestFirst = <Note extends { readonly at: Instant }>(
  note: z.ZodMiniType<Note>,
): z.ZodMiniType<readonly Note[]> =>
  transformed(z.array(note), (notes, context) => {
    const seen = new Set<Instant>();
    for (const [index, { at }] of notes.entries()) {
      if (seen.has(at)) {
        context.addIssue({
          code: "custom",
          message: `is \`${at}\`, as another's; give each its own second`,
          path: [index, "at"],
        });
      }
      seen.add(at);
    }
    return notes.toSorted(byInstant);
  });
