import type { ProjectorPorts } from "./conditions.ts";
import type { Commit } from "./ledger/commit.ts";
import type { Ledger } from "./ledger/ledger.ts";
import { Rebuild } from "./ledger/rebuild.ts";
import { lacksRecords } from "./namespace.ts";
import type { RebuildProgress } from "./report.ts";
import { FAULT_REST_MS } from "./schedule.ts";

/** Writes every record anew, having asked KV whether it has lost any. */
export class Rebuilding {
  readonly #rebuild: Rebuild;
  readonly #ledger: Ledger;
  readonly #ports: Pick<ProjectorPorts, "records" | "now" | "conditions">;
  /** Not before this instant is a KV asked again that did not answer. */
  #restsUntilMs = 0;

  constructor(storage: DurableObjectStorage, ledger: Ledger, ports: ProjectorPorts) {
    this.#rebuild = new Rebuild(storage, ledger.outbox);
    this.#ledger = ledger;
    this.#ports = ports;
  }

  /** Begins, unless one is under way. @returns whether it has begun */
  begin(): boolean {
    return this.#rebuild.begin(this.#ports.conditions().rendering, this.#ports.now());
  }

  /** Begins where what stands with the records was rendered by another `RENDERING`. */
  keepUp(): void {
    this.#rebuild.keepUpWith(this.#ports.conditions().rendering, this.#ports.now());
  }

  /**
   * Goes on with it, if KV has said what it lacks.
   * @param dueMs when a key may be written at the earliest
   */
  async advance(dueMs: Commit["dueMs"]): Promise<void> {
    if (this.#rebuild.isToAsk) await this.#ask();
    this.#rebuild.advance(this.#ports.now(), dueMs, this.#ports.conditions().propagationMs);
  }

  /** When it goes on by itself, in Unix milliseconds; while keys wait, the outbox leads. */
  nextDueMs(): number | undefined {
    const { propagationMs } = this.#ports.conditions();
    const dueMs = this.#rebuild.nextDueMs(this.#ports.now(), propagationMs);
    return dueMs !== undefined && this.#rebuild.isToAsk
      ? Math.max(dueMs, this.#restsUntilMs)
      : dueMs;
  }

  progress(): RebuildProgress | undefined {
    return this.#rebuild.progress();
  }

  async #ask(): Promise<void> {
    const nowMs = this.#ports.now();
    if (nowMs < this.#restsUntilMs) return;
    try {
      this.#rebuild.know(await lacksRecords(this.#ledger, this.#ports.records));
    } catch (error) {
      console.error({ event: "namespace-unknown", error: String(error) });
      this.#restsUntilMs = nowMs + FAULT_REST_MS;
    }
  }
}
