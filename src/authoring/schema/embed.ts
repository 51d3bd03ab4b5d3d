import * as z from "zod/mini";
import type { Embed } from "../../model/block.ts";
import { readEmbedUrl } from "../provider.ts";
import { line } from "./fields.ts";
import { picture } from "./media.ts";
import { transformed } from "./read.ts";

/** The provider and its identifier follow from the address; stated, they must agree with it. */
export const embed = transformed(
  z.strictObject({
    type: z.literal("embed"),
    provider: z.exactOptional(z.enum(["youtube", "vimeo", "x", "link"])),
    url: z.string(),
    externalId: z.exactOptional(z.string()),
    title: line(),
    description: z.exactOptional(line()),
    picture: z.exactOptional(picture),
  }),
  (given, context): Embed => {
    const { provider, externalId, ...rest } = given;
    const read = readEmbedUrl(given.url);
    if (!read.ok) {
      context.addIssue({ code: "custom", message: read.error, path: ["url"] });
      return z.NEVER;
    }
    const { value: found } = read;
    // Anything may be shown as a plain link.
    if (provider === "link" && externalId === undefined) {
      return { ...rest, provider, url: found.url };
    }
    if (provider !== undefined && provider !== found.provider) {
      const message = `is \`${provider}\`, but the URL is of \`${found.provider}\``;
      context.addIssue({ code: "custom", message, path: ["provider"] });
    }
    if (externalId !== undefined && externalId !== found.externalId) {
      const message = `is \`${externalId}\`, but the URL has \`${found.externalId ?? "none"}\``;
      context.addIssue({ code: "custom", message, path: ["externalId"] });
    }
    return { ...rest, ...found };
  },
);
