import type { Publication } from "../../../src/model/publication.ts";
import type { Resource } from "../../../src/model/resource.ts";
import { keys } from "../../../src/store/keys.ts";
import type { RecordedAnswer } from "./answers.ts";
import { frontFeed } from "./front-feed.ts";

export { frontFeed };

interface TutorialEnv {
  readonly EDITION: KVNamespace;
  readonly ANSWERS: readonly RecordedAnswer[];
}

const ARTICLES = "resource:v1:";

/**
 * What tutorials teach: list the articles in KV, get each, and let `feed` write the document, on
 * every request. Validators are given to it; finding them out would cost it more.
 */
// oxlint-disable-next-line import/no-default-export -- workerd calls it
export default {
  fetch: async (request, { EDITION, ANSWERS }) => {
    const { pathname } = new URL(request.url);
    const recorded = ANSWERS.find(({ request }) => request === pathname);
    if (!recorded) return new Response("Not found\n", { status: 404 });
    const [publication, { keys: names }] = await Promise.all([
      EDITION.get<Publication>(keys.publication(), "json"),
      EDITION.list({ prefix: ARTICLES }),
    ]);
    const resources = await Promise.all(
      names.map(({ name }) => EDITION.get<Resource>(name, "json")),
    );
    const articles = resources.flatMap((resource) =>
      resource?.kind === "live" ? [resource.article] : [],
    );
    if (!publication) return new Response("Nothing is published yet\n", { status: 503 });
    const document = frontFeed(articles, publication);
    return request.headers.get("If-None-Match") === recorded.etag
      ? new Response(null, { status: 304, headers: Object.fromEntries(recorded.notModified) })
      : new Response(document, { headers: Object.fromEntries(recorded.ok) });
  },
} satisfies ExportedHandler<TutorialEnv>;
