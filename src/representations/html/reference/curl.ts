import type { PlacedOperation } from "../../api-document.ts";

/**
 * An operation as somebody tries it in a shell (curl.se), with what the description has for examples:
 * `EDGEWIRE` is the site's address, `EDGEWIRE_TOKEN` the token.
 */
export const curlOf = ({ method, path, operation, parameters }: PlacedOperation): string => {
  const given = parameters.filter(({ example }) => example !== undefined);
  const place = given.reduce(
    (filled, { name, example = "" }) => filled.replace(`{${name}}`, example),
    path,
  );
  const query = given
    .filter((parameter) => parameter.in === "query")
    .map(({ name, example = "" }) => `${name}=${encodeURIComponent(example)}`)
    .join("&");
  const headers = given
    .filter((parameter) => parameter.in === "header")
    .map(({ name, example }) => `-H "${name}: ${example}"`);
  const [type, { example }] = Object.entries(operation.requestBody?.content ?? {})[0] ?? ["", {}];
  const isFile = typeof example === "string";
  const verb = method === "get" ? "curl" : `curl -X ${method.toUpperCase()}`;
  return [
    `${isFile ? `printf '${example.replaceAll("\n", "\\n")}' | ` : ""}${verb} "$EDGEWIRE${place}${query && `?${query}`}"`,
    `-H "Authorization: Bearer $EDGEWIRE_TOKEN"`,
    ...headers,
    ...(example === undefined ? [] : [`-H "Content-Type: ${type}"`]),
    ...(example === undefined || isFile ? [] : [`--data-binary ${quoted(example, type)}`]),
    ...(isFile ? ["--data-binary @-"] : []),
  ].join(" \\\n  ");
};

/** JSON in single quotes; a line of many stands on one. */
const quoted = (example: unknown, type: string): string => {
  const json = JSON.stringify(example, null, type.endsWith("ndjson") ? 0 : 2);
  return `'${json.replaceAll("'", `'\\''`).replaceAll("\n", "\n  ")}'`;
};
