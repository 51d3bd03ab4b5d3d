import { type RecordedAnswer, requestKey } from "./answers.ts";

interface BareEnv {
  readonly ANSWERS: readonly RecordedAnswer[];
  readonly BODIES: ArrayBuffer;
}

interface ReadyAnswer {
  readonly etag: string;
  readonly body: Uint8Array;
  readonly ok: ResponseInit;
  readonly notModified: ResponseInit;
}

let answers: ReadonlyMap<string, ReadyAnswer> | undefined;

const prepare = ({ ANSWERS, BODIES }: BareEnv): ReadonlyMap<string, ReadyAnswer> =>
  new Map(
    ANSWERS.map(({ request, etag, ok, notModified, start, length }) => [
      request,
      {
        etag,
        body: new Uint8Array(BODIES.slice(start, start + length)),
        ok: {
          headers: Object.fromEntries(ok),
          encodeBody: ok.some(([name]) => name === "content-encoding") ? "manual" : "automatic",
        },
        notModified: { status: 304, headers: Object.fromEntries(notModified) },
      },
    ]),
  );

/** As little as a Worker can do for the same answer: it looks it up and sends it. */
// oxlint-disable-next-line import/no-default-export -- workerd calls it
export default {
  fetch: (request, env) => {
    const { url, headers } = request;
    const path = url.slice(url.indexOf("/", "http://".length));
    const answer = (answers ??= prepare(env)).get(requestKey(path, headers.get("Accept-Encoding")));
    if (!answer) return new Response("Not found\n", { status: 404 });
    return headers.get("If-None-Match") === answer.etag
      ? new Response(null, answer.notModified)
      : new Response(answer.body, answer.ok);
  },
} satisfies ExportedHandler<BareEnv>;
