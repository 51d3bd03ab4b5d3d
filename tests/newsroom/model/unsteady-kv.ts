import type { MediaStore } from "../../../src/store/media.ts";
import { keys } from "../../../src/store/keys.ts";
import type { RecordStore } from "../../../src/store/records.ts";
import { memoryMedia } from "../../support/memory-media.ts";
import { memoryRecords } from "../../support/memory-records.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** What becomes of a put or a delete. */
export interface Fate {
  /** When it takes effect, if ever, in milliseconds: less than a minute, as the outbox trusts. */
  readonly landsMs: number | "never";
  /** Absent where we never hear of it. */
  readonly answer?: { readonly afterMs: number; readonly error?: string };
}

const CALM: Fate = { landsMs: 5, answer: { afterMs: 7 } };

/** A KV whose puts fail, hang, arrive late and arrive all the same. */
export class UnsteadyKv {
  readonly memory = memoryRecords();
  readonly files = memoryMedia();
  /** Of the next puts, in order; then all is calm. */
  fates: Fate[] = [];
  /** Hears of each put before it goes out, of each that was answered, and of each that was confirmed. */
  onPut: (key: string, content: string) => void = () => undefined;
  onAnswered: (key: string, afterMs: number) => void = () => undefined;
  onConfirmed: (key: string, content: string) => void = () => undefined;
  /** Keys that show what landed after we had given it up. */
  readonly overtaken = new Set<string>();
  readonly #time: VirtualTime;
  #underWay = 0;
  #instance = 0;

  constructor(time: VirtualTime) {
    this.#time = time;
  }

  get isStill(): boolean {
    return this.#underWay === 0;
  }

  readonly records: RecordStore = {
    read: (kind, key) => this.memory.read(kind, key),
    write: (kind, key, value, ...rest) =>
      this.#put(key, JSON.stringify(value), () => this.memory.write(kind, key, value, ...rest)),
  };

  readonly media: MediaStore = {
    find: (name) => this.files.find(name),
    write: (name, ...file) =>
      this.#put(keys.media(name), name, () => this.files.write(name, ...file)),
    remove: (name) => this.#put(keys.media(name), "", () => this.files.remove(name)),
  };

  /** Whoever waits for a put has gone; the put has not. */
  orphan(): void {
    this.#instance += 1;
  }

  /** The namespace is lost. */
  lose(): void {
    this.memory.stored.clear();
    this.files.files.clear();
    this.overtaken.clear();
  }

  #put(key: string, content: string, land: () => Promise<void>): Promise<void> {
    this.onPut(key, content);
    const { landsMs, answer } = this.fates.shift() ?? CALM;
    const instance = this.#instance;
    let isGivenUp = answer === undefined;
    if (landsMs !== "never") {
      this.#underWay += 1;
      this.#time.after(landsMs, () => {
        this.#underWay -= 1;
        void land();
        if (isGivenUp || instance !== this.#instance) this.overtaken.add(key);
        else this.overtaken.delete(key);
      });
    }
    return new Promise((resolve, reject) => {
      if (!answer) return;
      this.#time.after(answer.afterMs, () => {
        if (instance !== this.#instance) return;
        isGivenUp = true;
        this.onAnswered(key, answer.afterMs);
        if (answer.error !== undefined) return reject(new Error(answer.error));
        this.onConfirmed(key, content);
        resolve();
      });
    });
  }
}
