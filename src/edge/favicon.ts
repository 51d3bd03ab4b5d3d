import type { Hono } from "hono";
import { APP_ICON_SIZES, appIcon } from "../model/app-icon.ts";
import { keys } from "../store/keys.ts";
import { noFile } from "./absence.ts";
import { textAnswer } from "./answer.ts";
import type { Edge } from "./edge.ts";
import { offer } from "./methods.ts";
import { unpublished } from "./unpublished.ts";

/**
 * Where programs look that have read no page (HTML Living Standard, "Link type icon"): the way to the
 * icon, which is no `.ico`; everybody who asks takes what `Content-Type` says.
 */
export const favicon = (app: Hono, edge: Edge): void => {
  offer(app, "/favicon.ico", { GET: () => leadToIcon(edge) }, "own origin");
};

const leadToIcon = async (edge: Edge): Promise<Response> => {
  const record = await edge.records.read("publication", keys.publication());
  if (!record) return unpublished(false);
  const { icon, icons } = (await record.open()).value;
  const shown = appIcon(icons, APP_ICON_SIZES[0]) ?? icon;
  if (!shown) return noFile();
  return textAnswer(302, "redirect", `The icon is at ${shown.url}`, { Location: shown.url });
};
