import { ALARM_FLOOR_MS } from "./schedule.ts";

/** When there is something to do, in Unix milliseconds. */
interface Work {
  readonly nextDueMs: () => number | undefined;
  /** No other work makes a release late. */
  readonly nextReleaseMs: () => number | undefined;
}

/** The one alarm that a Durable Object has, set to the earliest work of any kind. */
export class Wake {
  readonly #storage: DurableObjectStorage;
  readonly #now: () => number;
  readonly #work: Work;

  constructor(storage: DurableObjectStorage, now: () => number, work: Work) {
    this.#storage = storage;
    this.#now = now;
    this.#work = work;
  }

  /** At an instant, or when the next release is due. */
  async at(atMs: number): Promise<void> {
    await this.#storage.setAlarm(Math.min(atMs, this.#work.nextReleaseMs() ?? atMs));
  }

  /** Never at once, so that a backlog never becomes a busy loop; not at all where there is no work. */
  async whenDue(): Promise<void> {
    const dueMs = this.#work.nextDueMs();
    if (dueMs !== undefined) await this.at(Math.max(dueMs, this.#now() + ALARM_FLOOR_MS));
    else if (this.#work.nextReleaseMs() !== undefined) await this.at(Infinity);
    else await this.#storage.deleteAlarm();
  }

  async isSet(): Promise<boolean> {
    return (await this.#storage.getAlarm()) !== null;
  }
}
