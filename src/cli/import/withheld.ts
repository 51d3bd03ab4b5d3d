/** Whether a file or folder is a folder of drafts, ours or Jekyll's, or stands anywhere below one. */
export const isAmongDrafts = (path: string): boolean =>
  path.split(/[\\/]/).some((name) => /^_?drafts$/i.test(name));

/** Why a file with front matter is no published article. */
export type Withheld =
  | { readonly kind: "draft"; readonly what: "draft post" }
  | { readonly kind: "hidden"; readonly what: string }
  /** It says whether it is published, in words that nobody understands. */
  | { readonly kind: "unclear"; readonly detail: string };

/** What front matter says against publication, as Hugo, Jekyll and Astro write it. */
export const withheldBy = (fields: Readonly<Record<string, unknown>>): Withheld | undefined => {
  const said = new Map(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));
  const flags = [
    ["draft", true],
    ["published", false],
  ] as const;
  let isDraft = false;
  for (const [name, against] of flags) {
    const value = said.get(name);
    // `draft:` without a value says nothing.
    if (value === undefined || value === null) continue;
    const flag = flagOf(value);
    if (flag === undefined) {
      const detail = `has \`${name}: ${shown(value)}\`, which is neither yes nor no; it is left out`;
      return { kind: "unclear", detail };
    }
    isDraft ||= flag === against;
  }
  const status = String(said.get("status")).trim().toLowerCase();
  if (isDraft || status === "draft") return { kind: "draft", what: "draft post" };
  return HIDDEN.has(status) ? { kind: "hidden", what: `${status} post` } : undefined;
};

const HIDDEN = new Set(["hidden", "pending", "private", "scheduled", "unpublished"]);

/** A boolean in any of the words that YAML 1.1, which Jekyll reads, has for it, in quotes too. */
const flagOf = (value: unknown): boolean | undefined => {
  if (typeof value === "boolean") return value;
  if (typeof value !== "string") return undefined;
  const word = value.trim();
  if (/^(?:true|yes|on|y)$/i.test(word)) return true;
  return /^(?:false|no|off|n)$/i.test(word) ? false : undefined;
};

const shown = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : typeof value;
