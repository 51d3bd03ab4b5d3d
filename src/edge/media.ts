import type { Context, Hono } from "hono";
import { type MediaType, mediaTypeOf } from "../model/media.ts";
import { keys } from "../store/keys.ts";
import type { ByteRange, StoredMedia } from "../store/media.ts";
import { noFile } from "./absence.ts";
import { answer, textAnswer } from "./answer.ts";
import { rangeHolds } from "./conditional.ts";
import type { Edge } from "./edge.ts";
import type { Freshness } from "./freshness.ts";
import { offer } from "./methods.ts";
import { preconditionAnswer } from "./preconditions.ts";
import { parseRange } from "./range.ts";
import { unpublished } from "./unpublished.ts";

/** An uploaded drawing may hold scripts; opened as a page of its own it may not run them. */
export const SVG_CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** Published files, by content: the bytes under a name never change, but they may be withdrawn. */
export const media = (app: Hono, edge: Edge): void => {
  offer(app, "/media/:name", { GET: (c) => serveMedia(c, edge) }, "any origin");
};

const serveMedia = async (c: Context, edge: Edge): Promise<Response> => {
  const name = c.req.param("name") ?? "";
  const type = mediaTypeOf(name);
  const file = type && (await edge.media.find(name));
  if (!type) return noFile();
  if (!file) return absent(edge);
  return sendFile(c.req.raw, file, name, type, "media");
};

const absent = async (edge: Edge): Promise<Response> => {
  const publication = await edge.records.read("publication", keys.publication());
  publication?.discard();
  return publication ? noFile() : unpublished(false);
};

/** Answers for a file that was found: whole, a range of it, or what the preconditions ask for. */
export const sendFile = async (
  { headers, method }: Request,
  file: StoredMedia,
  name: string,
  type: MediaType,
  freshness: Freshness,
): Promise<Response> => {
  const etag = `"${name.slice(0, 32)}"`;
  const decided = preconditionAnswer(headers, { etag }, freshness);
  if (decided) {
    await file.discard();
    return decided;
  }
  // RFC 9110 §14.2: Range is defined for GET only.
  const range =
    method === "GET" && rangeHolds(headers, etag)
      ? parseRange(headers.get("Range"), file.metadata.bytes)
      : "whole";
  return send(file, range, method, freshness, {
    "Content-Type": type,
    ETag: etag,
    "Accept-Ranges": "bytes",
    ...(type === "image/svg+xml" && { "Content-Security-Policy": SVG_CONTENT_SECURITY_POLICY }),
  });
};

const send = async (
  file: StoredMedia,
  range: ByteRange | "whole" | "unsatisfiable",
  method: string,
  freshness: Freshness,
  headers: Readonly<Record<string, string>>,
): Promise<Response> => {
  const { bytes } = file.metadata;
  if (range === "unsatisfiable") {
    await file.discard();
    return textAnswer(416, "error", `The file has ${bytes} bytes.`, {
      "Content-Range": `bytes */${bytes}`,
    });
  }
  if (range !== "whole") {
    const { first, last } = range;
    return answer(
      206,
      freshness,
      {
        ...headers,
        "Content-Length": String(last + 1 - first),
        "Content-Range": `bytes ${first}-${last}/${bytes}`,
      },
      file.body(range),
    );
  }
  const whole = { ...headers, "Content-Length": String(bytes) };
  if (method !== "HEAD") return answer(200, freshness, whole, file.body());
  await file.discard();
  return answer(200, freshness, whole);
};
