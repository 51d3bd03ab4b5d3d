import fc from "fast-check";
import { RegExpRouter } from "hono/router/reg-exp-router";
import { SmartRouter } from "hono/router/smart-router";
import { TrieRouter } from "hono/router/trie-router";
import type { Router } from "hono/router";
import { describe, expect, it } from "vitest";
import { segmentRouter } from "../../src/edge/router.ts";
import { aBareNewswire } from "../support/newswire.ts";

const { routes } = aBareNewswire().app;

const filled = (router: Router<number>): Router<number> => {
  for (const [index, { method, path }] of routes.entries()) router.add(method, path, index);
  return router;
};

/** Which routes a path has, in order, each with its parameters: Hono's routers say it in two ways. */
const matchesOf = (router: Router<number>, method: string, path: string) => {
  const [handlers, stash] = router.match(method, path);
  return handlers.map(([route, parameters]) => ({
    route,
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [
        name,
        typeof value === "number" ? stash?.[value] : value,
      ]),
    ),
  }));
};

const ours = filled(segmentRouter());
const honos = filled(new SmartRouter({ routers: [new RegExpRouter(), new TrieRouter()] }));

const method = fc.constantFrom("GET", "PUT", "DELETE", "OPTIONS", "POST", "BREW");
/** Ours, with any word for a parameter, and words of ours in places of others. */
const path = fc.oneof(
  fc
    .tuple(fc.constantFrom(...routes.map((route) => route.path)), fc.stringMatching(/^[^/*]*$/))
    .map(([pattern, word]) => pattern.replaceAll(/:\w+|\*/g, () => word)),
  fc
    .array(fc.constantFrom("", "x", ...routes.flatMap((route) => route.path.split("/"))))
    .map((parts) => `/${parts.join("/")}`),
);

describe("the router", () => {
  it("finds what Hono's own finds, in the same order", () => {
    fc.assert(
      fc.property(method, path, (asked, at) => {
        expect(matchesOf(ours, asked, at)).toEqual(matchesOf(honos, asked, at));
      }),
      { numRuns: 2000 },
    );
  });

  it("takes routes after it has matched", () => {
    const router = segmentRouter<string>();
    router.add("ALL", "/*", "everything");
    expect(router.match("GET", "/new")).toEqual([[["everything", {}]]]);
    router.add("GET", "/:name", "one");
    expect(router.match("GET", "/new")).toEqual([
      [
        ["everything", {}],
        ["one", { name: "new" }],
      ],
    ]);
  });

  it.each(["/a?", "/*/a", "/:name{[a-z]+}"])("refuses %s, which it would not understand", (at) => {
    expect(() => segmentRouter().add("GET", at, "handler")).toThrow(at);
  });
});
