import { type Result, type Router, UnsupportedPathError } from "hono/router";

interface Route<T> {
  readonly method: string;
  /** Between the slashes; a parameter begins with a colon. */
  readonly segments: readonly string[];
  /** Whether the path ended in `/*`: the route stands at the segments and everywhere below. */
  readonly isOpen: boolean;
  readonly handler: T;
}

/**
 * A router for Hono and its few hundred routes, of paths of names, `:parameters` and a last `*`; it
 * finds what Hono's own find. Those compile a table at an isolate's first request, which was two
 * thirds of a cold 304, or run every route's pattern on every request: three times the time of this
 * one, which compares the segments of routes that have as many as the path.
 */
export const segmentRouter = <T>(): Router<T> => {
  const routes: Route<T>[] = [];
  /** What can match, by method and number of segments: found out when it is asked for first. */
  const candidates = new Map<string, (readonly Route<T>[])[]>([["ALL", []]]);
  let longest = 0;

  /** Methods that no route names share a list, and so do paths that are longer than every route's. */
  const candidatesFor = (method: string, length: number): readonly Route<T>[] => {
    const byLength = candidates.get(method) ?? candidates.get("ALL") ?? [];
    return (byLength[Math.min(length, longest + 1)] ??= routes.filter(
      (route) =>
        (route.method === method || route.method === "ALL") &&
        (route.isOpen ? route.segments.length <= length : route.segments.length === length),
    ));
  };

  return {
    name: "SegmentRouter",
    add: (method, path, handler) => {
      const isOpen = path.endsWith("/*");
      const closed = isOpen ? path.slice(0, -2) : path;
      if (/[*?{]/.test(closed)) throw new UnsupportedPathError(path);
      const segments = closed.split("/");
      routes.push({ method, segments, isOpen, handler });
      longest = Math.max(longest, segments.length);
      for (const known of [...candidates.keys(), method]) candidates.set(known, []);
    },
    match: (method, path): Result<T> => {
      const parts = path.split("/");
      const found = candidatesFor(method, parts.length)
        .filter(({ segments }) => matches(segments, parts))
        .map(({ segments, handler }): [T, Record<string, string>] => [
          handler,
          parametersOf(segments, parts),
        ]);
      return [found];
    },
  };
};

const COLON = 58;
const isParameter = (segment: string): boolean => segment.charCodeAt(0) === COLON;

/** From the end: there the paths of one length differ. */
const matches = (segments: readonly string[], parts: readonly string[]): boolean => {
  for (let index = segments.length - 1; index >= 0; index--) {
    const [segment = "", part = ""] = [segments[index], parts[index]];
    if (isParameter(segment) ? part === "" : segment !== part) return false;
  }
  return true;
};

const parametersOf = (
  segments: readonly string[],
  parts: readonly string[],
): Record<string, string> => {
  const parameters: Record<string, string> = {};
  for (let index = 0; index < segments.length; index++) {
    const [segment = "", part = ""] = [segments[index], parts[index]];
    if (isParameter(segment)) parameters[segment.slice(1)] = part;
  }
  return parameters;
};
