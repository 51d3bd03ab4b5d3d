import { escapedAttribute } from "./escaped.ts";

/** A call of a template in a text: `{{< figure src="a.png" >}}` of Hugo, `{% include figure.html %}` of Liquid. */
export interface Shortcode {
  readonly name: string;
  readonly named: ReadonlyMap<string, string>;
  readonly positional: readonly string[];
}

const PARAMETER =
  /(?:(?<name>[\w-]+)\s*=\s*)?(?:"(?<double>(?:\\.|[^"\\])*)"|'(?<single>[^']*)'|`(?<raw>[^`]*)`|(?<bare>[^\s"'`=]+))/g;

/** Reads what stands between the marks. */
export const shortcodeOf = (text: string): Shortcode => {
  const [, name = "", rest = ""] = /^\s*([^\s"'`=]*)([^]*)$/.exec(text) ?? [];
  const named = new Map<string, string>();
  const positional: string[] = [];
  for (const { groups = {} } of rest.matchAll(PARAMETER)) {
    const { name: key, double, single, raw, bare } = groups;
    const value = double?.replaceAll(/\\(.)/g, "$1") ?? single ?? raw ?? bare ?? "";
    if (key === undefined) positional.push(value);
    else named.set(key.toLowerCase(), value);
  }
  return { name, named, positional };
};

/** The markup that a shortcode of every site stands for; `undefined` where only its own site knows. */
export const markupOf = (shortcode: Shortcode): string | undefined => {
  const { name, named, positional } = shortcode;
  const [first] = positional;
  const id = named.get("id") ?? first;
  switch (name.toLowerCase()) {
    case "figure":
    case "image":
    case "img":
      return figureOf(named, first);
    case "include":
    case "include_relative":
      // Whose name is a variable's is known to its site alone.
      return /(?:figure|image|img|picture)[\w-]*\.html$/i.test(first ?? "")
        ? figureOf(named, undefined)
        : undefined;
    case "youtube":
      return frameOf("https://www.youtube.com/watch?v=", id);
    case "vimeo":
      return frameOf("https://vimeo.com/", id);
    case "x":
    case "tweet":
    case "twitter":
      return frameOf(`https://x.com/${named.get("user") ?? "i"}/status/`, id);
    default:
      return undefined;
  }
};

const figureOf = (
  named: ReadonlyMap<string, string>,
  first: string | undefined,
): string | undefined => {
  const src = ["src", "url", "image_path", "path", "file"]
    .map((key) => named.get(key))
    .find((value) => value !== undefined);
  const address = src ?? first;
  if (!address) return undefined;
  const caption = [named.get("title"), named.get("caption")].filter(Boolean).join(": ");
  const image = `<img src="${escapedAttribute(address)}" alt="${escapedAttribute(named.get("alt") ?? "")}">`;
  const below = caption && `<figcaption>${escapedAttribute(caption)}</figcaption>`;
  return `<figure>${image}${below}</figure>`;
};

const frameOf = (address: string, id: string | undefined): string | undefined =>
  id !== undefined && /^[\w-]+$/.test(id)
    ? `<iframe src="${escapedAttribute(`${address}${id}`)}"></iframe>`
    : undefined;
