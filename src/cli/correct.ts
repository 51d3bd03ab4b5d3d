import { parseInstant } from "../model/instant.ts";
import { fail } from "../model/result.ts";
import { ARTICLE_ARGS, commandArticle } from "./article-command.ts";
import { withCorrection } from "./front-matter.ts";
import { correctionsOf } from "./shown-corrections.ts";
import { verb } from "./verb.ts";

export const correct = verb({
  name: "correct",
  description: "Add a visible note to an article, dated now",
  args: {
    ...ARTICLE_ARGS,
    text: { type: "string", description: "One paragraph of Markdown", required: true },
  },
  run: async (args, surroundings) => {
    const { slug, text } = args;
    return await commandArticle(
      args,
      {
        below: "corrections",
        body: { text },
        told: `${slug} is corrected.`,
        advice: "Take the note over into `corrections:` of its file.",
        edit: (document) => (source) => {
          // The server's own instant, so that the file says exactly the same.
          const at = parseInstant(correctionsOf(document).at(-1) ?? "");
          return at ? withCorrection(source, { at, text }) : fail("there is no such correction");
        },
      },
      surroundings,
    );
  },
});
