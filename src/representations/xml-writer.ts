// @ts-expect-error The package has types for the whole of it alone.
import js2xml from "../../node_modules/xml-js/lib/js2xml.js";

/**
 * Stands in for `xml-js` in the bundle (`[alias]` in `wrangler.toml`): `feed` writes with it, and the
 * whole brings a reader of XML along that nobody calls, and with it Node's streams into every start.
 */
export { js2xml };
