// over: opossum@9
import { EventEmitter } from "node:events";
import Opossum from "opossum";
const EVENTS = { CLOSED: "close", OPEN: "open", HALF_OPEN: "halfOpen" };
/** A new opossum for each state and each trial: a late result meets one that is shut down. */
export class CircuitBreaker extends EventEmitter {
  state: keyof typeof EVENTS = "CLOSED";
  #counts = { failureCount: 0, successCount: 0 };
  #lastFailureTime: number | null = null;
  #settings;
  #inner;
  constructor(options: Record<string, number | undefined> = {}) {
    super();
    const { failureThreshold: failures = 5, successThreshold: successes = 2 } = options;
    const { timeout: ms = 10_000, resetTimeout = 30_000 } = options;
    const whole = [failures, successes].every((n) => Number.isInteger(n) && n > 0);
    if (!whole || !(ms >= 0 && resetTimeout >= 0)) throw new RangeError("bad options");
    this.#settings = { failures, successes, timeout: ms === Infinity ? 0 : ms, resetTimeout };
    this.#inner = this.#begin();
  }
  get status() {
    return { ...this.#counts, state: this.state, lastFailureTime: this.#lastFailureTime };
  }
  async execute(fn: () => unknown): Promise<unknown> {
    return this.#inner.fire(fn).catch((error: unknown) => {
      const own = error instanceof Error && Opossum.isOurError(error);
      const code = own && error.message === "Breaker is open" ? "CIRCUIT_OPEN" : "TIMEOUT";
      throw own ? Object.assign(error, { code }) : error;
    });
  }
  forceOpen = () => this.#enter("OPEN");
  forceClose = () => this.#enter("CLOSED");
  #begin(): Opossum<[() => unknown]> {
    const state = { closed: this.state === "CLOSED", halfOpen: this.state === "HALF_OPEN" };
    const settings = { ...this.#settings, errorThresholdPercentage: 100, state };
    return new Opossum(async (fn: () => unknown) => fn(), settings)
      .on("success", () => this.#ended())
      .on("failure", (error) => this.#ended({ error }))
      .on("halfOpen", () => this.#enter("HALF_OPEN"));
  }
  #ended(failure?: { error: unknown }): void {
    const [counts, trial] = [this.#counts, this.state === "HALF_OPEN"];
    counts.failureCount = failure ? counts.failureCount + 1 : 0;
    if (failure) this.#lastFailureTime = Date.now();
    this.emit(failure ? "failure" : "success", { ...failure, ...counts });
    if (failure && (trial || counts.failureCount >= this.#settings.failures)) this.#enter("OPEN");
    const enough = !failure && trial && ++counts.successCount >= this.#settings.successes;
    if (!failure && trial) this.#enter(enough ? "CLOSED" : "HALF_OPEN");
  }
  #enter(to: keyof typeof EVENTS): void {
    const from = this.state;
    this.state = to;
    this.#counts = { failureCount: 0, successCount: from === to ? this.#counts.successCount : 0 };
    this.#inner.shutdown();
    this.#inner = this.#begin();
    if (from === to) return;
    this.emit("stateChange", { from, to });
    this.emit(EVENTS[to]);
  }
}
