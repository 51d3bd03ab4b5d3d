import { ALARM_FLOOR_MS } from "./schedule.ts";

/** When the earliest work is due, in Unix milliseconds. */
interface Due {
  readonly nextDueMs: () => number | undefined;
  /** Of what is scheduled: no other work makes it late. */
  readonly nextReleaseMs: () => number | undefined;
}

/** The one alarm that a Durable Object has, set to the earliest work of any kind. */
export class Wake {
  readonly #storage: DurableObjectStorage;
  readonly #now: () => number;
  readonly #due: Due;

  constructor(storage: DurableObjectStorage, now: () => number, due: Due) {
    this.#storage = storage;
    this.#now = now;
    this.#due = due;
  }

  /** At an instant, or when the next release is due. */
  async at(atMs: number): Promise<void> {
    await this.#storage.setAlarm(Math.min(atMs, this.#due.nextReleaseMs() ?? atMs));
  }

  /** Never at once, so that a backlog never becomes a busy loop; not at all where there is no work. */
  async whenDue(): Promise<void> {
    const dueMs = this.#due.nextDueMs();
    if (dueMs !== undefined) await this.at(Math.max(dueMs, this.#now() + ALARM_FLOOR_MS));
    else if (this.#due.nextReleaseMs() !== undefined) await this.at(Infinity);
    else await this.#storage.deleteAlarm();
  }

  /** When the alarm is set for, in Unix milliseconds. */
  async alarmMs(): Promise<number | undefined> {
    return (await this.#storage.getAlarm()) ?? undefined;
  }

  /** Whether an alarm comes too late for what is due. */
  isLate(alarmMs: number): boolean {
    const { nextDueMs, nextReleaseMs } = this.#due;
    const dueMs = Math.min(nextDueMs() ?? Infinity, nextReleaseMs() ?? Infinity);
    return Math.max(dueMs, this.#now() + ALARM_FLOOR_MS) < alarmMs;
  }
}
