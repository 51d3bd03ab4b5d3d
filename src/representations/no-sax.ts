/**
 * Stands in for `sax` in the bundle (`[alias]` in `wrangler.toml`): `feed` writes with xml-js, which
 * brings a reader of XML along that nobody calls, and with it Node's streams into every start.
 */
export const parser = (): never => {
  throw new Error("Nothing here reads XML");
};
