import { createHash } from "node:crypto";
import { MEDIA_MAX_BYTES, type MediaType, mediaPath, mediaTypeOf } from "../../model/media.ts";
import { type Result, fail, ok } from "../../model/result.ts";
import { answer } from "../answer.ts";
import type { Edge } from "../edge.ts";
import { SVG_CONTENT_SECURITY_POLICY } from "../media.ts";
import { type ProblemDetails, problemAnswer } from "../problems.ts";
import { declaredLength, readBytes } from "./body.ts";
import { jsonAnswer } from "./receipt.ts";
import type { PublishingContext } from "./session.ts";
import { matchesSignature } from "./signature.ts";

/** Whether a file is there. KV has it only while something that is public names it. */
export const getMedia = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const name = c.req.param("name") ?? "";
  const kept = mediaTypeOf(name) && (await edge.newsroom().media([name])).get(name);
  return kept
    ? jsonAnswer(200, { url: mediaPath(name), ...kept })
    : problemAnswer({ status: 404, detail: "There is no such file" });
};

/** The bytes of a file, whether or not anybody has published it. */
export const getMediaContent = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const name = c.req.param("name") ?? "";
  const type = mediaTypeOf(name);
  const content = type && (await contentOf(name, edge));
  if (!type || !content) return problemAnswer({ status: 404, detail: "There is no such file" });
  return answer(
    200,
    "publishing",
    {
      "Content-Type": type,
      "Content-Length": String(content.bytes),
      ...(type === "image/svg+xml" && { "Content-Security-Policy": SVG_CONTENT_SECURITY_POLICY }),
    },
    content.body,
  );
};

/** What was uploaded when files went to KV alone is there until the ledger takes it in. */
const contentOf = async (name: string, edge: Edge) => {
  const kept = await edge.newsroom().mediaFile(name);
  if (kept) return { bytes: kept.byteLength, body: kept };
  const file = await edge.media.find(name);
  return file && { bytes: file.metadata.bytes, body: file.body() };
};

/**
 * Keeps a file under the digest of its bytes: 201 when it is new, 200 when it was there. The Newsroom
 * gets it whole and checked, or nothing, and publishes it with the first article that names it.
 */
export const putMedia = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const name = c.req.param("name") ?? "";
  const upload = await readUpload(c.req.raw, name);
  if (!upload.ok) {
    // Nobody reads on; a body that broke off rejects what is already over.
    await c.req.raw.body?.cancel().catch(() => undefined);
    return problemAnswer(upload.error);
  }
  const { type, file } = upload.value;
  const facts = { type, bytes: file.byteLength };
  const isNew = await edge.newsroom().keepMedia(name, type, file, c.get("by"));
  const url = mediaPath(name);
  return jsonAnswer(isNew ? 201 : 200, { url, ...facts }, { ...(isNew && { Location: url }) });
};

interface Upload {
  readonly type: MediaType;
  readonly file: Uint8Array;
}

const readUpload = async (
  request: Request,
  name: string,
): Promise<Result<Upload, ProblemDetails>> => {
  const type = parseType(request.headers, name);
  if (!type.ok) return type;
  // With a length the file is read into memory of exactly its size.
  if (declaredLength(request.headers) === undefined) {
    return fail({ status: 411, detail: "Send the length of the file in Content-Length" });
  }
  const file = await readBytes(request, MEDIA_MAX_BYTES);
  if (!file.ok) return file;
  if (!matchesSignature(type.value, file.value)) {
    return fail({ status: 415, detail: `The bytes do not begin as ${type.value} does` });
  }
  if (createHash("sha256").update(file.value).digest("hex") !== name.slice(0, 64)) {
    return fail({ status: 422, detail: "The bytes have another SHA-256 than the name" });
  }
  return ok({ type: type.value, file: file.value });
};

const parseType = (headers: Headers, name: string): Result<MediaType, ProblemDetails> => {
  const type = mediaTypeOf(name);
  if (!type) {
    return fail({
      status: 415,
      detail: "A file is named by its SHA-256 in lower-case hex, a dot and an extension we publish",
    });
  }
  const declared = headers.get("Content-Type")?.split(";")[0]?.trim().toLowerCase();
  if (declared && declared !== type && declared !== "application/octet-stream") {
    return fail({ status: 415, detail: `The name says ${type}, Content-Type says ${declared}` });
  }
  return ok(type);
};
