import { isSlug } from "../model/identity.ts";
import { ARTICLE_ARGS, commandArticle } from "./article-command.ts";
import { EXIT } from "./exit-code.ts";
import { refuse, verb } from "./verb.ts";

export const move = verb({
  name: "move",
  description: "Give an article another permalink; the old one leads there from then on",
  args: {
    slug: ARTICLE_ARGS.slug,
    onto: { type: "positional", description: "Its new slug", required: true },
    note: ARTICLE_ARGS.note,
    to: ARTICLE_ARGS.to,
    force: ARTICLE_ARGS.force,
    json: ARTICLE_ARGS.json,
  },
  run: async (args, surroundings) => {
    const { onto } = args;
    if (!isSlug(onto)) return refuse(EXIT.usage, `${onto} is not a slug`);
    const { slug } = args;
    return await commandArticle(
      args,
      {
        below: "move",
        body: { to: onto },
        onto,
        told: `${slug} moved to ${onto}.`,
        advice: `Rename its file to ${onto}.md, with \`movedFrom: [${slug}]\` in it.`,
      },
      surroundings,
    );
  },
});
