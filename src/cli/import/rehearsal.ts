import type { Client } from "../client.ts";
import { articleApiPath } from "../delivery.ts";
import { isStanding } from "../push.ts";
import type { Parcel } from "./batch.ts";

/**
 * What would become of an article, as the server has it now: one of another revision than we remember is
 * looked at, as it is when it is sent.
 * @param stands the revision that the server has
 */
export const rehearsed = async (
  client: Client,
  parcel: Parcel,
  stands: string | undefined,
  force: boolean,
): Promise<"ahead" | "unchanged" | "would be sent" | { readonly unanswered: string }> => {
  if (stands === undefined || stands === parcel.remembered) return "would be sent";
  const equal = await isStanding(
    client,
    articleApiPath(parcel.slug),
    parcel.article,
    parcel.isDraft,
  );
  if (!equal.ok) return { unanswered: equal.error };
  if (equal.value) return "unchanged";
  return force ? "would be sent" : "ahead";
};
