import { apiSchemas } from "../../../../authoring/api-schemas.ts";
import type { Schema } from "../../../../representations/json-schema.ts";
import { ARTICLE_BODIES } from "./articles.ts";
import { COMMAND_BODIES } from "./commands.ts";
import { DESK_BODIES } from "./desk.ts";
import { PROBLEM_BODIES } from "./problem.ts";
import { UPKEEP_BODIES } from "./upkeep.ts";

const BODIES = {
  ...COMMAND_BODIES,
  ...ARTICLE_BODIES,
  ...DESK_BODIES,
  ...UPKEEP_BODIES,
  ...PROBLEM_BODIES,
} as const;

/** A body by its name, or a file. */
export type BodyName = keyof typeof BODIES | keyof ReturnType<typeof apiSchemas> | "bytes";

/** Every body of a request or an answer, and their parts. */
export const bodySchemas = (): Readonly<Record<string, Schema>> => ({
  ...apiSchemas("#/components/schemas"),
  ...BODIES,
});
