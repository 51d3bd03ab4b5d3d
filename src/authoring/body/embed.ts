import { attributesOf, contentOf } from "../element.ts";
import { oneLine } from "../../model/text.ts";
import { readEmbedUrl } from "../provider.ts";
import type { BlockReader } from "./reading.ts";
import { stillOf } from "./still.ts";

/**
 * An embed: its address and title are needed; the provider follows from the address, but anything may
 * be shown as a plain link.
 */
export const readEmbed: BlockReader = (element, reading) => {
  const { report } = reading;
  const names = ["url", "title", "description", "picture", "picture-alt", "provider"] as const;
  const given = attributesOf(element, names, report);
  const title = oneLine(given.title ?? "");
  if (title === "") report("an embed needs a title", element);
  if (contentOf(element).length > 0) report("an embed holds no text; use `description`", element);
  const embed = readEmbedUrl(given.url ?? "");
  if (!embed.ok) report(`\`url\` ${embed.error}`, element);
  const description = oneLine(given.description ?? "");
  const picture =
    given.picture === undefined
      ? undefined
      : stillOf(given.picture, given["picture-alt"], element, reading);
  const isLink = given.provider === "link";
  if (given.provider !== undefined && !isLink) {
    report("the provider follows from `url`; `provider` may say `link` and nothing else", element);
  }
  if (!embed.ok) return [];
  return [
    {
      type: "embed",
      ...(isLink ? { provider: "link", url: embed.value.url } : embed.value),
      title,
      ...(description && { description }),
      ...(picture && { picture }),
    },
  ];
};
