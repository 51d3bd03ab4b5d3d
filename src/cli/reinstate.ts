import { ARTICLE_ARGS, commandArticle } from "./article-command.ts";
import { withoutField } from "./front-matter.ts";
import { verb } from "./verb.ts";

export const reinstate = verb({
  name: "reinstate",
  description: "Make a withdrawn article live again, as it was",
  args: ARTICLE_ARGS,
  run: async (args, surroundings) =>
    await commandArticle(
      args,
      {
        below: "reinstate",
        told: `${args.slug} is live again.`,
        advice: "Take `withdrawn:` out of its file.",
        edit: () => (source) => withoutField(source, "withdrawn"),
      },
      surroundings,
    ),
});
