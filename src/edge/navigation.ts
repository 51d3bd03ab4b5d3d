/**
 * Whether a person's browser opens the address, rather than a program that fetches it: all three
 * signs together (Fetch Metadata, w3.org/TR/fetch-metadata). Several readers ask for `text/html`.
 */
export const isNavigation = (headers: Headers): boolean =>
  headers.get("Sec-Fetch-Mode") === "navigate" &&
  headers.get("Sec-Fetch-Dest") === "document" &&
  (headers.get("Accept") ?? "").includes("text/html");
