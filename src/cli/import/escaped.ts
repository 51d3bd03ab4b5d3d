/** Plain text in an attribute, or between tags. */
export const escapedAttribute = (plain: string): string =>
  plain
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replaceAll(/\s+/g, " ");
