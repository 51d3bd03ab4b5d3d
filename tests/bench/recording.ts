import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Asked, fieldsOf } from "./asked.ts";
import { type RecordedAnswer, requestKey } from "./references/answers.ts";
import { get } from "./request.ts";

/** Where the answers are, for the references to read. */
export interface RecordingFiles {
  /** JSON, without the bodies. */
  readonly answers: string;
  /** All bodies, one behind the other. */
  readonly bodies: string;
}

export interface Recording {
  readonly answers: readonly RecordedAnswer[];
  readonly files: RecordingFiles;
}

/** Takes down the product's answers into a folder: the 200 with its body, and the 304. */
export const record = async (
  origin: string,
  asked: readonly Asked[],
  folder: string,
): Promise<Recording> => {
  const answers: RecordedAnswer[] = [];
  const bodies: Buffer[] = [];
  let start = 0;
  for (const one of asked) {
    const ok = await get(`${origin}${one.path}`, fieldsOf(one));
    const etag = ok.headers.find(([name]) => name === "etag")?.[1];
    if (ok.status !== 200 || !etag) throw new Error(`${one.path} answers ${ok.status}`);
    const notModified = await get(`${origin}${one.path}`, fieldsOf(one, etag));
    if (notModified.status !== 304) {
      throw new Error(`${one.path} answers its own validator with ${notModified.status}`);
    }
    answers.push({
      request: requestKey(one.path, one.acceptEncoding),
      etag,
      ok: ok.headers,
      notModified: notModified.headers,
      start,
      length: ok.body.byteLength,
    });
    bodies.push(ok.body);
    start += ok.body.byteLength;
  }
  const files = { answers: join(folder, "answers.json"), bodies: join(folder, "bodies") };
  writeFileSync(files.answers, JSON.stringify(answers));
  writeFileSync(files.bodies, Buffer.concat(bodies));
  return { answers, files };
};
