import { createReadStream } from "node:fs";
import { Transform } from "node:stream";
import type { MediaFacts } from "../authoring/context.ts";
import { mediaPath, mediaTypeOf } from "../model/media.ts";
import { type Client, type Upload, succeeded } from "./client.ts";
import type { MediaFile } from "./media-file.ts";
import { type Declined, declined, isProjected } from "./push.ts";

/** What became of a file: there already, sent now, or neither. */
export type Uploaded = { readonly kind: "present" | "sent" } | Declined;

export const mediaApiPath = (name: string): string => `/publishing/media/${name}`;

/** Whether the server has the file: a name is a digest, so the same name is the same file. */
export const lookForFile = async (
  client: Client,
  { name }: Pick<MediaFile, "name">,
): Promise<Uploaded | { readonly kind: "missing" }> => {
  const answer = await client.send({ method: "HEAD", path: mediaApiPath(name) });
  if (!answer.ok) return { kind: "unanswered", detail: answer.error };
  if (answer.value.status === 404) return { kind: "missing" };
  return succeeded(answer.value) ? { kind: "present" } : declined(answer.value);
};

/** Sends a file as a stream. `onBytes` hears how much of it went, less than nothing when an attempt failed. */
export const upload = async (
  client: Client,
  file: MediaFile,
  onBytes: (bytes: number) => void,
): Promise<Uploaded> => {
  let sent = 0;
  const open: Upload["open"] = () => {
    onBytes(-sent);
    sent = 0;
    const counter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        sent += chunk.length;
        onBytes(chunk.length);
        done(undefined, chunk);
      },
    });
    const source = createReadStream(file.path);
    source.on("error", (error) => counter.destroy(error));
    return source.pipe(counter);
  };
  const answer = await client.send({
    method: "PUT",
    path: mediaApiPath(file.name),
    body: { type: file.type, bytes: file.bytes, open },
  });
  if (!answer.ok) return { kind: "unanswered", detail: answer.error };
  if (!succeeded(answer.value)) return declined(answer.value);
  await isProjected(client, answer.value);
  return { kind: "sent" };
};

/** What a server says of a file that is not on this machine. */
export const publishedFile = async (
  client: Client,
  name: string,
): Promise<MediaFacts | undefined> => {
  const answer = await client.send({ method: "HEAD", path: mediaPath(name) });
  if (!answer.ok || !succeeded(answer.value)) return undefined;
  const type = mediaTypeOf(name);
  const bytes = Number(answer.value.header("content-length"));
  return type && bytes > 0 ? { url: mediaPath(name), type, bytes } : undefined;
};
