import { Readable } from "node:stream";
import { z } from "zod";
import { articleApiPath } from "../delivery.ts";
import { type Client, succeeded } from "../client.ts";
import { inLanes } from "../lanes.ts";
import { type Pushed, accepted, declined, push } from "../push.ts";
import type { Answered } from "../transport.ts";

/** An article that is ready to be sent. */
export interface Parcel {
  readonly slug: string;
  readonly article: unknown;
  readonly isDraft: boolean;
  /** The revision tag we pushed last. */
  readonly remembered: string | undefined;
}

const BATCH_PATH = "/publishing/bulk";
/** Well below what the API takes at once, in bytes. */
const BATCH_MAX_BYTES = 3 * 1024 * 1024;
const LANES = 8;

/** A draft is kept beside what is published. */
const pathOf = ({ slug, isDraft }: Parcel): string =>
  `${articleApiPath(slug)}${isDraft ? "/draft" : ""}`;

/** Pushes articles together; whoever finds another revision in its place is looked at alone. */
export const pushAll = async (
  client: Client,
  parcels: readonly Parcel[],
  force: boolean,
): Promise<readonly Pushed[]> => {
  const pushed: Pushed[] = [];
  for (const batch of batchesOf(parcels)) {
    const answers = await sent(client, batch);
    const judged = await inLanes(LANES, answers, async ({ parcel, answer }) =>
      "status" in answer && answer.status === 412
        ? push(client, pathOf(parcel), parcel.article, {
            remembered: parcel.remembered,
            force,
            ...(parcel.isDraft && { draftOf: articleApiPath(parcel.slug) }),
          })
        : judgedAlone(client, parcel, answer),
    );
    pushed.push(...judged);
  }
  return pushed;
};

interface Sent {
  readonly parcel: Parcel;
  readonly line: string;
}

const batchesOf = (parcels: readonly Parcel[]): readonly (readonly Sent[])[] => {
  const encoder = new TextEncoder();
  const batches: Sent[][] = [];
  let bytes = Infinity;
  for (const parcel of parcels) {
    const { slug, article, isDraft, remembered } = parcel;
    const precondition = remembered === undefined ? { ifNoneMatch: "*" } : { ifMatch: remembered };
    const draft = isDraft && { draft: true };
    const line = `${JSON.stringify({ slug, article, ...precondition, ...draft })}\n`;
    const length = encoder.encode(line).length;
    if (bytes + length > BATCH_MAX_BYTES) {
      batches.push([]);
      bytes = 0;
    }
    batches.at(-1)?.push({ parcel, line });
    bytes += length;
  }
  return batches;
};

type Judged = Answered | Extract<Pushed, { kind: "refused" | "unanswered" }>;

const sent = async (
  client: Client,
  batch: readonly Sent[],
): Promise<readonly { readonly parcel: Parcel; readonly answer: Judged }[]> => {
  const body = new TextEncoder().encode(batch.map(({ line }) => line).join(""));
  const upload = { type: "application/x-ndjson", bytes: body.length };
  const answer = await client.send({
    method: "POST",
    path: BATCH_PATH,
    body: { ...upload, open: () => Readable.from([body]) },
  });
  const all = (judged: Judged) => batch.map(({ parcel }) => ({ parcel, answer: judged }));
  if (!answer.ok) return all({ kind: "unanswered", detail: answer.error });
  if (!succeeded(answer.value)) return all(declined(answer.value));
  const lines = answer.value.text.split("\n");
  return batch.map(({ parcel }, index) => ({ parcel, answer: answerIn(lines[index] ?? "") }));
};

const LINE = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue("is no JSON");
      return z.NEVER; // SyntaxError: an answer that was cut short
    }
  })
  .pipe(z.object({ status: z.number(), etag: z.string().exactOptional() }));

/** A line as if it had been the answer to a request of its own. */
const answerIn = (text: string): Judged => {
  const read = LINE.safeParse(text).data;
  if (!read) return { kind: "unanswered", detail: "the server left the batch unanswered" };
  const { status, etag } = read;
  return { status, text, header: (name) => (name === "etag" ? etag : undefined) };
};

const judgedAlone = async (
  client: Client,
  { remembered }: Parcel,
  answer: Judged,
): Promise<Pushed> => {
  if ("kind" in answer) return answer;
  return succeeded(answer) ? accepted(client, answer, remembered) : declined(answer);
};
