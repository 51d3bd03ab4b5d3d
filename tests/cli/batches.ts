/** Articles that an import sends together. */
export const BATCH = 100;

/** The slugs of a batch. */
export const slugsOf = (body: Buffer): readonly string[] =>
  body
    .toString()
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { slug: string }).slug);
