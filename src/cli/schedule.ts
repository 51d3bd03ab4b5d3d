import { parseInstant } from "../model/instant.ts";
import { ARTICLE_ARGS, commandArticle } from "./article-command.ts";
import { EXIT } from "./exit-code.ts";
import { withEmbargo } from "./front-matter.ts";
import { refuse, verb } from "./verb.ts";

export const schedule = verb({
  name: "schedule",
  description: "Release what the newsroom holds of an article, a draft say, at an instant",
  args: {
    ...ARTICLE_ARGS,
    at: { type: "string", description: "2026-12-01T09:00:00+01:00", required: true },
  },
  run: async (args, surroundings) => {
    const at = parseInstant(args.at);
    if (at === undefined) return refuse(EXIT.usage, `--at ${args.at} is no date-time with a zone`);
    return await commandArticle(
      args,
      {
        below: "schedule",
        body: { at },
        told: `${args.slug} is scheduled for ${at}.`,
        advice: `Let its file say \`embargo: ${at}\`.`,
        edit: () => (source) => withEmbargo(source, at),
      },
      surroundings,
    );
  },
});
