import { z } from "zod";
import type { Submission } from "../model/submission.ts";

const NOTES = z.object({ corrections: z.array(z.object({ at: z.string() })) });

/** When a document of the API was corrected, the newest last. */
export const correctionsOf = (document: unknown): readonly string[] =>
  NOTES.safeParse(document).data?.corrections.map(({ at }) => at) ?? [];

/** Those of the corrections that readers were shown which publishing a file would take back. */
export const takenBack = (
  { article, withdrawn }: Submission,
  shown: readonly string[],
): readonly string[] => {
  const kept = new Set<string>(article.corrections.map(({ at }) => at));
  // Of what is taken down nobody is shown anything.
  return withdrawn ? [] : shown.filter((at) => !kept.has(at));
};
