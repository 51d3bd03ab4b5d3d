import { z } from "zod";
import { ARTICLE_ARGS, commandArticle } from "./article-command.ts";
import { withField, withoutField } from "./front-matter.ts";
import { verb } from "./verb.ts";

const DATED = z.object({ updatedAt: z.string() });

export const reinstate = verb({
  name: "reinstate",
  description: "Make a withdrawn article live again",
  args: ARTICLE_ARGS,
  run: async (args, surroundings) =>
    await commandArticle(
      args,
      {
        below: "reinstate",
        told: `${args.slug} is live again.`,
        advice: "Take `withdrawn:` out of its file, and let `updatedAt:` say when that was.",
        edit: (document) => (source) => {
          const standing = withoutField(source, "withdrawn");
          const { updatedAt } = DATED.safeParse(document).data ?? {};
          return standing.ok && updatedAt
            ? withField(standing.value, "updatedAt", updatedAt)
            : standing;
        },
      },
      surroundings,
    ),
});
