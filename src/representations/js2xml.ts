/**
 * Stands in for `xml-js` in the bundle (`[alias]` in `wrangler.toml`): `feed` writes with it, and with
 * the rest come readers of XML that nobody calls, and Node's streams into every start.
 */
// @ts-expect-error The package describes its entry alone, whose own type is not needed here.
export { default as js2xml } from "xml-js/lib/js2xml.js";
