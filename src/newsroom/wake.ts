import { ALARM_FLOOR_MS } from "./schedule.ts";

/** The one alarm that a Durable Object has, set to the earliest work of any kind. */
export class Wake {
  readonly #storage: DurableObjectStorage;
  readonly #now: () => number;
  readonly #nextDueMs: () => number | undefined;

  /** @param nextDueMs when the earliest work is due, in Unix milliseconds */
  constructor(
    storage: DurableObjectStorage,
    now: () => number,
    nextDueMs: () => number | undefined,
  ) {
    this.#storage = storage;
    this.#now = now;
    this.#nextDueMs = nextDueMs;
  }

  async at(atMs: number): Promise<void> {
    await this.#storage.setAlarm(atMs);
  }

  /** Never at once, so that a backlog never becomes a busy loop; not at all where there is no work. */
  async whenDue(): Promise<void> {
    const dueMs = this.#nextDueMs();
    if (dueMs === undefined) await this.#storage.deleteAlarm();
    else await this.at(Math.max(dueMs, this.#now() + ALARM_FLOOR_MS));
  }

  async isSet(): Promise<boolean> {
    return (await this.#storage.getAlarm()) !== null;
  }
}
