/** The product's own renderers, bundled so that Node can run them: it reads no JSX. */
export { prerender } from "../../../src/edge/prerender.ts";

// oxlint-disable-next-line import/no-default-export -- wrangler asks for it
export default {};
