import type { Embed } from "../model/block.ts";
import { ok, type Result } from "../model/result.ts";
import { readHttpUrl } from "./address.ts";

type EmbedAddress = Pick<Embed, "provider" | "url" | "externalId">;

/** How each provider spells the addresses of what can be embedded; the group is its own identifier. */
const PROVIDERS: readonly (readonly [Exclude<Embed["provider"], "link">, RegExp])[] = [
  [
    "youtube",
    /^https?:\/\/(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com\/(?:watch\?(?:[^#]*&)?v=|embed\/|shorts\/|live\/)|youtu\.be\/)([A-Za-z0-9_-]{11})(?![A-Za-z0-9_-])/,
  ],
  ["vimeo", /^https?:\/\/(?:www\.|player\.)?vimeo\.com\/(?:video\/)?(\d{1,15})(?!\d)/],
  ["x", /^https?:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\/\w{1,15}\/status\/(\d{1,20})(?!\d)/],
];

/** The provider and its identifier, which follow from the address. */
export const readEmbedUrl = (text: string): Result<EmbedAddress, string> => {
  const url = readHttpUrl(text);
  if (!url.ok) return url;
  for (const [provider, address] of PROVIDERS) {
    const externalId = address.exec(url.value)?.[1];
    if (externalId !== undefined) return ok({ provider, url: url.value, externalId });
  }
  return ok({ provider: "link", url: url.value });
};
