import * as z from "zod/mini";
import { BYLINE_ROLES, type BylineEntry } from "../../model/article.ts";
import { BYLINE_MAX } from "../limits.ts";
import { suggestion } from "../../model/nearest.ts";
import { readSlug, slug, unique } from "./fields.ts";
import { transformed } from "./read.ts";

const withWriter = (byline: z.ZodMiniType<readonly BylineEntry[]>) =>
  byline.check(
    z.refine((entries) => entries.some(({ role }) => role === "writer"), {
      message: "names no writer; at least one entry is a writer",
    }),
  );

/** JSON: `{"author": "ada", "role": "writer"}`. */
export const byline = withWriter(
  unique(z.strictObject({ author: slug, role: z.enum(BYLINE_ROLES) }), BYLINE_MAX),
);

/** Front matter: `- writer: ada`. */
export const authoredByline = withWriter(
  unique(
    transformed(z.record(z.string(), z.string()), (pair, context): BylineEntry => {
      const [first, ...others] = Object.entries(pair);
      if (!first || others.length > 0) {
        context.addIssue({
          code: "custom",
          message: "write one role and one author in each entry, such as `- writer: ada`",
        });
        return z.NEVER;
      }
      const [name, key] = first;
      const role = BYLINE_ROLES.find((known) => known === name);
      const author = readSlug(key);
      if (role && author.ok) return { author: author.value, role };
      if (!role) {
        const message = `${JSON.stringify(name)} is no role${suggestion(name, BYLINE_ROLES)}`;
        context.addIssue({ code: "custom", message, path: [name], params: { isName: true } });
      }
      if (!author.ok) {
        context.addIssue({ code: "custom", message: author.error, path: [name] });
      }
      return z.NEVER;
    }),
    BYLINE_MAX,
  ),
);
