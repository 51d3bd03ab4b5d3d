import * as z from "zod/mini";
import { fail, ok, type Result } from "../../model/result.ts";
import { FEED_URL_PLACE, type WebReader } from "../../model/web-reader.ts";
import { readHttpsUrl } from "../address.ts";
import { line } from "./fields.ts";
import { text } from "./read.ts";

/** Stands for the place while the URL is read: letters that no spelling changes. */
const STAND_IN = "edgewirefeedurl";

const ADVICE = `write an https: URL with ${FEED_URL_PLACE} where the feed's goes, once, such as https://reader.example/?add=${FEED_URL_PLACE}`;

/** A reader's subscribe URL. The place is never in its host, or a feed could be sent anywhere. */
const readSubscribe = (written: string): Result<string, string> => {
  const parts = written.split(FEED_URL_PLACE);
  const read = readHttpsUrl(parts.join(STAND_IN));
  if (!read.ok) return fail(`is \`${written}\`; ${ADVICE}`);
  const { origin } = new URL(read.value);
  const places = read.value.slice(origin.length).split(STAND_IN);
  return parts.length === 2 && places.length === 2
    ? ok(`${origin}${places.join(FEED_URL_PLACE)}`)
    : fail(`is \`${written}\`; ${ADVICE}`);
};

/** A web reader in the publication's settings. */
export const webReader = z.strictObject({
  name: line(),
  subscribe: text(readSubscribe),
}) satisfies z.ZodMiniType<WebReader>;
