import { vi } from "vitest";

const ordinary = fetch;

/**
 * A connection for each request of a test. What serves the newsroom closes one that is idle for a
 * while, and on a busy machine a request may be on its way down it just then: it fails with "other
 * side closed", though nothing is wrong. Nothing is tried again, so what fails still does.
 */
const fetchAlone: typeof fetch = (input, init = {}) => {
  const headers = new Headers(init.headers ?? (input instanceof Request ? input.headers : {}));
  headers.set("Connection", "close");
  return ordinary(input, { ...init, headers });
};

vi.stubGlobal("fetch", fetchAlone);
