import { expect, it } from "vitest";
import { DOCUMENTED_SCOPES, ROWS } from "../support/documented.ts";
import { aBareNewswire } from "../support/newswire.ts";

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
interface Described {
  readonly responses: Readonly<Record<string, unknown>>;
  readonly security: readonly [{ readonly token: readonly string[] }];
}

const METHODS = ["get", "put", "post", "delete"];

it("describes to anybody every operation of the API, with the statuses and the scope that docs/http.md has", async () => {
  const response = await aBareNewswire().get("/publishing/openapi.json");
  expect([response.status, response.headers.get("Cache-Control")]).toEqual([
    200,
    "max-age=3600, stale-if-error=86400",
  ]);
  expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
  const { paths } = await response.json<Description>();
  const described = Object.entries(paths).flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).map((method) => {
      const { responses, security } = item[method] as Described;
      const at = `/publishing${path.replaceAll(/\{(\w+)\}/g, ":$1")}`;
      return `${method.toUpperCase()} ${at} ${Object.keys(responses).join(" ")} ${security[0].token.join(" ")}`;
    }),
  );
  const documented = ROWS.filter(({ path }) =>
    /^\/publishing\/(?!openapi|reference)/.test(path),
  ).flatMap(({ path, methods, statuses }) =>
    methods
      .filter((method) => method !== "HEAD")
      .map((method) => {
        const scope = DOCUMENTED_SCOPES.get(`${method} ${path}`);
        // 409 while a backup is being restored.
        const always = [401, 409, 503, ...(scope ? [403] : [])];
        const all = [...new Set([...statuses, ...always])].toSorted((a, b) => a - b);
        return `${method} ${path} ${all.join(" ")} ${scope ?? ""}`;
      }),
  );
  expect(described.toSorted()).toEqual(documented.toSorted());
});

it("names each parameter of a path, and each operation once", async () => {
  const response = await aBareNewswire().get("/publishing/openapi.json");
  const { paths } = await response.json<Description>();
  const ids = Object.values(paths).flatMap((item) =>
    METHODS.flatMap((method) => {
      const operation = item[method] as { readonly operationId: string } | undefined;
      return operation ? [operation.operationId] : [];
    }),
  );
  expect(new Set(ids).size).toBe(ids.length);
  for (const [path, item] of Object.entries(paths)) {
    const named = (item["parameters"] ?? []) as readonly { readonly name: string }[];
    const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect([path, named.map(({ name }) => name)]).toEqual([path, wanted]);
  }
});
