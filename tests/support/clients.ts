import { FULL_FETCHES_PER_HOUR } from "../../src/edge/fetch-log.ts";
import type { Newswire } from "./newswire.ts";

/** The fields of a client as Cloudflare reports it (RFC 5737's and RFC 3849's networks). */
export const fromClient = (
  address = "192.0.2.1",
  agent = "Reader/1.0",
): Record<string, string> => ({ "CF-Connecting-IP": address, "User-Agent": agent });

/** Fetches a feed whole as often as may be, and gets the last answer. */
export const fetchAllowed = async (
  wire: Newswire,
  path: string,
  client: Record<string, string> = fromClient(),
): Promise<Response> => {
  for (let fetched = 1; fetched < FULL_FETCHES_PER_HOUR; fetched++) await wire.get(path, client);
  return wire.get(path, client);
};

/** The three signs of a person's browser that opens an address. */
export const A_PERSON = {
  Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  "Sec-Fetch-Mode": "navigate",
  "Sec-Fetch-Dest": "document",
} as const;
