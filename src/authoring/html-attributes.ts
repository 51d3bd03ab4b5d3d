import { aria } from "../../node_modules/property-information/lib/aria.js";
import { html as base } from "../../node_modules/property-information/lib/html.js";
import { merge } from "../../node_modules/property-information/lib/util/merge.js";
import { xlink } from "../../node_modules/property-information/lib/xlink.js";
import { xml } from "../../node_modules/property-information/lib/xml.js";
import { xmlns } from "../../node_modules/property-information/lib/xmlns.js";

export { find } from "../../node_modules/property-information/lib/find.js";
export { normalize } from "../../node_modules/property-information/lib/normalize.js";

/**
 * Stands in for `property-information` in the bundle (`[alias]` in `wrangler.toml`), without the names of
 * SVG's attributes, a table twice as large as HTML's. A drawing within a text is refused as such.
 */
export const html = merge([aria, base, xlink, xmlns, xml], "html");
export const svg = merge([aria, base, xlink, xmlns, xml], "svg");
