import {
  ARTICLE_REPRESENTATIONS,
  FEED_REPRESENTATIONS,
} from "../../src/representations/registry.ts";
import type { Representation } from "../../src/representations/representation.ts";
import product from "../../src/worker.ts";

export { Newsroom } from "../../src/worker.ts";

/** What an isolate has done since it began. */
const work = { renders: 0, parses: 0 };

const count = <Subject>(row: Representation<Subject>): void => {
  const { render } = row;
  const counted: typeof render = (subject, links) => {
    work.renders += 1;
    return render(subject, links);
  };
  Object.assign(row, { render: counted });
};
for (const row of FEED_REPRESENTATIONS) count(row);
for (const row of ARTICLE_REPRESENTATIONS) count(row);

const { parse } = JSON;
JSON.parse = (text, reviver) => {
  work.parses += 1;
  return parse(text, reviver);
};

const WORK_PATH = "/-/work";

/** The product, with its renderers and JSON's parser counted. */
// oxlint-disable-next-line import/no-default-export -- workerd calls it
export default {
  fetch: (request, env, ctx) =>
    new URL(request.url).pathname === WORK_PATH
      ? Response.json(work)
      : product.fetch(request, env, ctx),
} satisfies ExportedHandler<Env>;
