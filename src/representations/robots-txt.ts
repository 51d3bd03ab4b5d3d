import { crawlersFor } from "../model/crawler.ts";
import {
  type MachineUse,
  type MachineUses,
  machineUsesOf,
  usesWith,
} from "../model/machine-use.ts";
import type { Publication } from "../model/publication.ts";
import { licenseXml } from "./license-xml.ts";
import { newsSitemap } from "./news-sitemap.ts";
import type { PublicationRepresentation } from "./representation.ts";
import { sitemapIndex } from "./sitemap-index.ts";

/**
 * Who may crawl what (RFC 9309): everybody everything but the publishing API and previews, and crawlers that read
 * for a reserved use nothing.
 */
export const robotsTxt = {
  name: "robots",
  file: "robots.txt",
  kind: "data",
  mediaType: "text/plain",
  contentType: "text/plain; charset=utf-8",
  title: "robots.txt",
  rel: "self",
  render: (publication) => `${groupsOf(publication).join("\n\n")}\n`,
} as const satisfies PublicationRepresentation;

const groupsOf = (publication: Publication): readonly string[] => {
  const uses = machineUsesOf(publication);
  const refused = crawlersFor(usesWith("reserved", uses));
  return [
    // The longest match counts (§2.2.2), and for older parsers the first: this order serves both.
    [
      "User-agent: *",
      contentSignal(uses),
      "Disallow: /publishing/",
      "Disallow: /preview/",
      "Allow: /",
    ].join("\n"),
    ...(refused.length > 0
      ? [[...refused.map((token) => `User-agent: ${token}`), "Disallow: /"].join("\n")]
      : []),
    // Both are absolute URLs (sitemaps.org/protocol.html, RSL 1.0), and for every agent.
    [sitemapIndex, newsSitemap]
      .map(({ file }) => `Sitemap: ${publication.baseUrl}/${file}`)
      .join("\n"),
    ...(publication.licensing ? [`License: ${publication.baseUrl}/${licenseXml.file}`] : []),
  ];
};

/** The names that Content Signals have for the uses (contentsignals.org). */
const SIGNALS = {
  search: "search",
  answers: "ai-input",
  training: "ai-train",
} as const satisfies Record<MachineUse, string>;

/** Parsers that do not know the line skip it (RFC 9309 §2.2.4). */
const contentSignal = (uses: MachineUses): string => {
  const signals = Object.entries(SIGNALS).map(
    ([use, signal]) => `${signal}=${uses[use as MachineUse] === "allowed" ? "yes" : "no"}`,
  );
  return `Content-Signal: ${signals.join(", ")}`;
};
