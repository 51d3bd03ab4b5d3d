import { MEDIA_MAX_BYTES, type MediaType, mediaPath, mediaTypeOf } from "../../model/media.ts";
import { type Result, fail, ok } from "../../model/result.ts";
import type { MediaMetadata } from "../../store/records.ts";
import type { Edge } from "../edge.ts";
import { type ProblemDetails, problemAnswer } from "../problems.ts";
import { jsonAnswer } from "./receipt.ts";
import type { PublishingContext } from "./session.ts";
import { matchesSignature } from "./signature.ts";
import { peek, verification } from "./upload.ts";

/**
 * Whether a file is there. The Newsroom is asked, not KV: KV would remember for a minute that it had
 * no such key, just before it is uploaded.
 */
export const getMedia = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const name = c.req.param("name") ?? "";
  const kept = mediaTypeOf(name) && (await edge.newsroom().media(name));
  return kept
    ? jsonAnswer(200, { url: mediaPath(name), ...kept })
    : problemAnswer({ status: 404, title: "There is no such file" });
};

/** Publishes a file under the digest of its bytes, streaming: 201 when it is new, 200 when it was there. */
export const putMedia = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const name = c.req.param("name") ?? "";
  const upload = parseUpload(c.req.raw, name);
  if (!upload.ok) {
    await c.req.raw.body?.cancel();
    return problemAnswer(upload.error);
  }
  const { type, bytes, body } = upload.value;
  const { beginning, whole } = await peek(body);
  if (!matchesSignature(type, beginning)) {
    await whole.cancel();
    return problemAnswer({ status: 415, title: `The bytes do not begin as ${type} does` });
  }
  const newsroom = edge.newsroom();
  const wasThere = (await newsroom.media(name)) !== undefined;
  const facts = { type, bytes };
  const checked = await receive(name, whole, wasThere ? drain : keepIn(edge, name, facts));
  if (!checked.ok) {
    // A store may keep the part of a file that came before it broke off; the right file may have come since.
    if (!(await newsroom.media(name))) await edge.media.remove(name);
    return problemAnswer(checked.error);
  }
  await newsroom.keepMedia(name, facts);
  const url = mediaPath(name);
  return jsonAnswer(
    wasThere ? 200 : 201,
    { url, ...facts },
    { ...(!wasThere && { Location: url }) },
  );
};

interface Upload {
  readonly type: MediaType;
  readonly bytes: number;
  readonly body: ReadableStream<Uint8Array>;
}

const parseUpload = (request: Request, name: string): Result<Upload, ProblemDetails> => {
  const type = mediaTypeOf(name);
  if (!type) {
    return fail({
      status: 415,
      title: "A file is named by its SHA-256 in lower-case hex, a dot and an extension we publish",
    });
  }
  const declared = request.headers.get("Content-Type")?.split(";")[0]?.trim().toLowerCase();
  if (declared && declared !== type && declared !== "application/octet-stream") {
    return fail({ status: 415, title: `The name says ${type}, Content-Type says ${declared}` });
  }
  const length = request.headers.get("Content-Length");
  if (length === null || !/^\d{1,15}$/.test(length) || !request.body) {
    return fail({ status: 411, title: "Send the length of the file in Content-Length" });
  }
  const bytes = Number(length);
  if (bytes > MEDIA_MAX_BYTES) {
    return fail({ status: 413, title: `The file is larger than ${MEDIA_MAX_BYTES} bytes` });
  }
  return ok({ type, bytes, body: request.body });
};

type Sink = (file: ReadableStream<Uint8Array>) => Promise<void>;

/** A file that is there already is not written again, whatever came under its name. */
const drain: Sink = (file) => file.pipeTo(new WritableStream());

const keepIn =
  (edge: Edge, name: string, facts: MediaMetadata): Sink =>
  (file) =>
    edge.media.write(name, file, facts);

/** Lets the file through to the sink, and says whether it is the one that the name promises. */
const receive = async (
  name: string,
  whole: ReadableStream<Uint8Array>,
  sink: Sink,
): Promise<Result<undefined, ProblemDetails>> => {
  const { stream, isMismatch } = verification(name.slice(0, 64));
  try {
    await sink(whole.pipeThrough(stream));
    return ok(undefined);
  } catch (error) {
    if (!isMismatch()) throw error;
    return fail({ status: 422, title: "The bytes have another SHA-256 than the name" });
  }
};
