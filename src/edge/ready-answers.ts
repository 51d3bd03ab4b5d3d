import { boundedMap, type BoundedMap } from "./bounded-map.ts";
import { type Coding, encodeBodyOf, requestedCoding } from "./compression.ts";
import type { Edge } from "./edge.ts";
import { mayFetchWhole } from "./full-fetches.ts";
import { isNavigation } from "./navigation.ts";
import type { Trust } from "./trust.ts";
import type { Provenance } from "./provenance.ts";

/** What was answered at one path, of one version, by what the answer depends on. */
interface ReadyPath extends Omit<Provenance, "path" | "coding"> {
  trust: Trust;
  notModified?: ResponseInit;
  /** Fields only: the bodies are remembered as documents. */
  readonly whole: Partial<Record<Coding, ResponseInit>>;
}

/** Answers given a moment ago, to give again. */
export interface ReadyAnswers {
  /** The answer that the application would give, or `undefined` where it has to be asked. */
  find(request: Request): Response | undefined;
  /** Remembers an answer of the application, once all its fields are set. */
  learn(response: Response): void;
}

const READY_MAX_BYTES = 2 * 1024 * 1024;
/** A path's fields, an article's with its forty links in two answers: more than it comes to. */
const READY_PATH_BYTES = 8 * 1024;

/**
 * Polls of the same feeds make up nearly all traffic, and routing, middleware and assembling fields
 * cost as much again as the least a Worker can do. So what was answered is given again, to the letter,
 * while the memo would trust its records without asking KV. Requests with anything unusual in
 * them, and the first of each kind, go the long way.
 */
export const readyAnswers = (edge: Edge): ReadyAnswers => {
  const paths: BoundedMap<ReadyPath> = boundedMap(READY_MAX_BYTES);

  const again = (request: Request, path: string, known: ReadyPath): Response | undefined => {
    const { headers } = request;
    if (known.isFeed && isNavigation(headers)) return undefined;
    if (headers.has("If-Match") || headers.has("If-Unmodified-Since")) return undefined;
    const ifNoneMatch = headers.get("If-None-Match");
    if (ifNoneMatch !== null) {
      return ifNoneMatch === known.etag && known.notModified
        ? new Response(null, known.notModified)
        : undefined;
    }
    if (headers.has("If-Modified-Since")) return undefined;
    const coding = known.isCompressedHere ? requestedCoding(request) : "identity";
    const init = known.whole[coding];
    const document = init && edge.documents.find(path, known.etag, coding);
    return document && (!known.isFeed || mayFetchWhole(request, path, edge))
      ? new Response(document.bytes, init)
      : undefined;
  };

  return {
    find: (request) => {
      if (request.method !== "GET") return undefined;
      const path = pathOf(request.url);
      const known = paths.get(path);
      if (!known || known.trust.epoch !== edge.records.epoch || edge.now() >= known.trust.untilMs) {
        return undefined;
      }
      const response = again(request, path, known);
      if (response && known.isFeed) edge.sightings.note(request, path, response);
      return response;
    },

    learn: (response) => {
      const provenance = edge.provenances.get(response);
      if (!provenance) return;
      const known = knownOf(paths.get(provenance.path), provenance);
      const headers = new Headers(response.headers);
      if (response.status === 304) {
        known.notModified = { status: 304, headers };
      } else {
        const { coding } = provenance;
        known.whole[coding] = { headers, encodeBody: encodeBodyOf(coding) };
      }
      paths.set(provenance.path, known, READY_PATH_BYTES);
    },
  };
};

/** What is known of a path, or a new beginning where that was of another version. */
const knownOf = (known: ReadyPath | undefined, provenance: Provenance): ReadyPath => {
  const { path: _, coding: _coding, ...made } = provenance;
  if (known?.etag !== made.etag || known.lastModified !== made.lastModified) {
    return { ...made, whole: {} };
  }
  known.trust = made.trust;
  return known;
};

/** What follows the host: a query is part of it, so that such requests go the long way. */
const pathOf = (url: string): string => url.slice(url.indexOf("/", "https://".length));
