import { ARTICLE_ARGS, commandArticle } from "./article-command.ts";
import { verb } from "./verb.ts";

export const correct = verb({
  name: "correct",
  description: "Add a visible note to an article, dated now",
  args: {
    ...ARTICLE_ARGS,
    text: { type: "string", description: "One paragraph of Markdown", required: true },
  },
  run: async (args, surroundings) => {
    const told = (slug: string) =>
      `${slug} is corrected. Take the note over into \`corrections:\` of its file.`;
    const body = { text: args.text };
    return await commandArticle(args, { below: "corrections", body, told }, surroundings);
  },
});
