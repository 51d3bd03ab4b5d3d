import { readFileSync } from "node:fs";
import { canonicalPath } from "../../src/edge/canonical-path.ts";

export const HTTP_DOCUMENT = readFileSync(`${import.meta.dirname}/../../docs/http.md`, "utf8");

/** A row of the tables of `docs/http.md`. */
export interface Row {
  readonly path: string;
  /** Names of methods, `other` for those that a path has not, or `any`. */
  readonly methods: readonly string[];
  readonly statuses: readonly number[];
}

const ALL: readonly Row[] = [
  ...HTTP_DOCUMENT.matchAll(/^\| `(\/[^`]*)` *\| ([A-Za-z, ]+?) *\| ([\d ]+?) *\|$/gm),
].map(([, path = "", methods = "", statuses = ""]) => ({
  path,
  methods: methods.split(", "),
  statuses: statuses.split(" ").map(Number),
}));

const isRule = ({ path }: Row): boolean => path.endsWith("*");

/** What each path answers. */
export const ROWS = ALL.filter((row) => !isRule(row));

/** What all paths below one answer besides. */
const rulesOf = (pathname: string): readonly Row[] =>
  ALL.filter((row) => isRule(row) && pathname.startsWith(row.path.slice(0, -1)));

/** Whether a status needs no row, being said of every method on all such paths. */
export const isRuled = (pathname: string, status: number): boolean =>
  rulesOf(pathname).some(
    ({ methods, statuses }) => methods.includes("any") && statuses.includes(status),
  );

/** Names go before placeholders. */
const PATTERNS = [...new Set(ROWS.map(({ path }) => path))]
  .toSorted((a, b) => Number(a.includes(":")) - Number(b.includes(":")))
  .map((path) => ({ path, form: new RegExp(`^${path.replaceAll(/:\w+/g, "[^/]+")}$`) }));

/** The row's path that a request's path is of. */
export const patternOf = (pathname: string): string | undefined =>
  PATTERNS.find(({ form }) => form.test(pathname))?.path;

const speaksOf = ({ methods }: Row, method: string, own: readonly string[]): boolean =>
  methods.includes(method) ||
  methods.includes("any") ||
  (methods.includes("other") && ![...own, "OPTIONS"].includes(method));

/** Every status that the tables allow for a method on a path. */
export const documentedStatuses = (method: string, pathname: string): readonly number[] => {
  const pattern = patternOf(pathname);
  const rows = ROWS.filter(({ path }) => path === pattern);
  const own = rows.flatMap(({ methods }) => methods);
  const rules = rulesOf(pathname);
  return [
    ...[...rows, ...rules]
      .filter((row) => speaksOf(row, method, own))
      .flatMap((row) => row.statuses),
    // In prose: other spellings lead to the canonical one, and unknown paths are absent.
    ...(canonicalPath(pathname) === pathname ? [] : [301, 308]),
    ...(pattern === undefined || pathname.includes("%") ? [301, 404, 503] : []),
  ];
};

/** What `docs/http.md` says that a route asks for; what is in no row every token may read. */
export const DOCUMENTED_SCOPES: ReadonlyMap<string, string> = new Map(
  [...HTTP_DOCUMENT.matchAll(/^\| `(write|publish|withdraw|admin)` +\| (.+?) *\|$/gm)].flatMap(
    ([, scope = "", requests = ""]) =>
      [...requests.matchAll(/`((?:PUT|POST|DELETE|GET) [^`]+)`/g)].map(
        ([, route = ""]) => [route, scope] as const,
      ),
  ),
);
