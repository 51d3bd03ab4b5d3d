import type { Hono } from "hono";
import { patternOf } from "./canonical-path.ts";
import type { Count } from "./count.ts";
import type { Ports } from "./ports.ts";

/** Whichever comes first. */
const KEPT_AFTER_MS = 10_000;
const KEPT_AFTER_ANSWERS = 100;
const ROUTES_MAX = 1000;

type Counting = Required<Pick<Ports, "keepCounts">> & Pick<Ports, "log">;

/**
 * Counts every answer by its route and status, those that were ready too. Nothing of a client is
 * kept. To be put around an application only where something keeps counts: a poll pays a look-up.
 */
export const countingAnswers = (app: Hono, { keepCounts, log }: Counting): Hono => {
  const { fetch } = app;
  const routeOf = routesOf(app);
  let counted = new Map<string, number>();
  let answers = 0;

  const keep = (): void => {
    if (answers === 0) return;
    const counts = [...counted].map(([key, times]): Count => {
      const [what = "", outcome = ""] = key.split("\n");
      return { of: "answer", what, outcome, times };
    });
    counted = new Map();
    answers = 0;
    try {
      keepCounts(counts);
    } catch (error) {
      log({ event: "statistics-unavailable", method: "", path: "", error: String(error) });
    }
  };

  app.fetch = async (request, bindings, context) => {
    const response = await fetch(request, bindings, context);
    const key = `${request.method} ${routeOf(request.url)}\n${response.status}`;
    counted.set(key, (counted.get(key) ?? 0) + 1);
    answers += 1;
    if (answers >= KEPT_AFTER_ANSWERS) keep();
    else if (answers === 1) context?.waitUntil(after(KEPT_AFTER_MS).then(keep));
    return response;
  };
  return app;
};

const after = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** The route of a URL, of those there are; anything else is `other`, however many paths are tried. */
const routesOf = ({ routes }: Hono): ((url: string) => string) => {
  let patterns: readonly (readonly [path: string, pattern: RegExp])[] | undefined;
  const known = new Map<string, string>();
  return (url) => {
    const path = /^\w+:\/\/[^/]+([^?#]*)/.exec(url)?.[1] ?? "";
    const remembered = known.get(path);
    if (remembered !== undefined) return remembered;
    patterns ??= [...new Set(routes.map((route) => route.path))]
      .filter((route) => !route.includes("*"))
      .sort((a, b) => Number(a.includes(":")) - Number(b.includes(":")))
      .map((route) => [route, patternOf(route)]);
    const route = patterns.find(([, pattern]) => pattern.test(path))?.[0] ?? "other";
    if (known.size >= ROUTES_MAX) known.clear();
    if (route !== "other") known.set(path, route);
    return route;
  };
};
