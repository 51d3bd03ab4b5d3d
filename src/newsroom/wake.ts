import { ALARM_FLOOR_MS } from "./schedule.ts";

/** An alarm beyond 2189 is refused, and the call that has committed with it; people schedule for 9999. */
const LONGEST_SLEEP_MS = 30 * 24 * 60 * 60 * 1000;

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
  /** When the alarm comes that was set last, as far as we know: it is to be said without waiting. */
  #setMs = Infinity;

  constructor(storage: DurableObjectStorage, now: () => number, due: Due) {
    this.#storage = storage;
    this.#now = now;
    this.#due = due;
  }

  /** For one who starts: learns of the alarm that is set. */
  async start(): Promise<void> {
    this.#setMs = (await this.#storage.getAlarm()) ?? Infinity;
    if (this.#isLate()) await this.whenDue();
  }

  /** The alarm has come: none is set. */
  hasCome(): void {
    this.#setMs = Infinity;
  }

  /** At an instant, or before: command upon command must not put the alarm off for ever. */
  async by(atMs: number): Promise<void> {
    await this.at(Math.min(atMs, this.#setMs));
  }

  /** At an instant, or when the next release is due; at the latest in a month, to be set anew then. */
  async at(atMs: number): Promise<void> {
    const lastMs = this.#now() + LONGEST_SLEEP_MS;
    const setMs = Math.min(atMs, this.#due.nextReleaseMs() ?? atMs, lastMs);
    this.#setMs = setMs;
    await this.#storage.setAlarm(setMs);
  }

  /** Never at once, so that a backlog never becomes a busy loop; not at all where there is no work. */
  async whenDue(): Promise<void> {
    const dueMs = this.#due.nextDueMs();
    if (dueMs !== undefined) {
      const soonMs = Math.min(this.#now() + ALARM_FLOOR_MS, this.#setMs);
      await this.at(Math.max(dueMs, soonMs));
    } else if (this.#due.nextReleaseMs() !== undefined) await this.at(Infinity);
    else {
      this.#setMs = Infinity;
      await this.#storage.deleteAlarm();
    }
  }

  /** Whether the alarm comes too late for what is due. */
  #isLate(): boolean {
    const { nextDueMs, nextReleaseMs } = this.#due;
    const dueMs = Math.min(nextDueMs() ?? Infinity, nextReleaseMs() ?? Infinity);
    return Math.max(dueMs, this.#now() + ALARM_FLOOR_MS) < this.#setMs;
  }
}
