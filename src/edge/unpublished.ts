import { answer, unavailable } from "./answer.ts";
import { RETRY_AFTER_SECONDS } from "./freshness.ts";

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>Nothing is published yet</title>
<h1>Nothing is published yet</h1>
<p>This Edgewire runs, and has no publication. Publish the newsroom from its folder:</p>
<pre><code>npm run edgewire -- publish --to https://this.host</code></pre>
<p>with the publishing token in <code>EDGEWIRE_TOKEN</code>; on your own machine <code>npm start</code> does it.</p>
</html>
`;

/** What stands everywhere before the first publication: 503, as it will pass. */
export const unpublished = (isPage: boolean): Response =>
  isPage
    ? answer(
        503,
        "error",
        {
          "Content-Type": "text/html; charset=utf-8",
          "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
          "Retry-After": String(RETRY_AFTER_SECONDS),
        },
        PAGE,
      )
    : unavailable("Nothing is published yet.");
