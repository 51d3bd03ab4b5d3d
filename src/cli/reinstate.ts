import { ARTICLE_ARGS, commandArticle } from "./article-command.ts";
import { verb } from "./verb.ts";

export const reinstate = verb({
  name: "reinstate",
  description: "Make a withdrawn article live again, as it was",
  args: ARTICLE_ARGS,
  run: async (args, surroundings) => {
    const told = (slug: string) => `${slug} is live again. Take \`withdrawn:\` out of its file.`;
    return await commandArticle(args, { below: "reinstate", told }, surroundings);
  },
});
