import { ok } from "../../model/result.ts";
import type { KnownMedia, MediaFacts } from "../context.ts";

/**
 * What a document itself says of its files, by the addresses that its source has for them.
 * @param addressOf the address in the source of a file of ours
 */
export const filesOf = (document: object, addressOf: (url: string) => string): KnownMedia => {
  const files = new Map<string, MediaFacts>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, member] of Object.entries(value) as [string, unknown][]) {
      if (typeof member === "string" && WORDS.has(name) && isOurs(member)) {
        const type = member.endsWith(".srt") ? "application/x-subrip" : "text/vtt";
        files.set(member, { url: member, type, bytes: 1 });
      }
      visit(member);
    }
    if (isFile(value) && isOurs(value.url)) {
      const { url, type, bytes = 1, width, height } = value;
      const size = {
        ...(width !== undefined && { width }),
        ...(height !== undefined && { height }),
      };
      files.set(url, { url, type, bytes, ...size });
    } else if ("url" in value && typeof value.url === "string" && value.url.endsWith(".woff2")) {
      files.set(value.url, { url: value.url, type: "font/woff2", bytes: 1 });
    }
  };
  visit(document);
  return new Map([...files].map(([url, facts]) => [addressOf(url), ok(facts)]));
};

const WORDS = new Set(["captionsUrl", "transcriptUrl"]);

const isOurs = (url: string): boolean => url.startsWith("/media/");

/** A rendition does not say how long it is. */
type File = Omit<MediaFacts, "bytes"> & Partial<Pick<MediaFacts, "bytes">>;

const isFile = (value: object): value is File =>
  "url" in value && typeof value.url === "string" && "type" in value;
