import type { Edge } from "./edge.ts";

export const REQUEST_ID = "X-Request-Id";

const minted = new WeakMap<Request, string>();

/** What log and client know a request by: Cloudflare's Ray ID, or one of our own where there is none. */
export const requestIdOf = ({ mintId }: Pick<Edge, "mintId">, request: Request): string => {
  const ray = request.headers.get("CF-Ray") ?? "";
  if (/^[\w-]{1,64}$/.test(ray)) return ray;
  const id = minted.get(request) ?? mintId();
  minted.set(request, id);
  return id;
};
