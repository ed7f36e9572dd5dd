// over: cockatiel@3 (a new policy for each stay in a state and each trial: late results meet an old one)
import * as c from "cockatiel";
import { EventEmitter } from "node:events";
const EVENTS = { CLOSED: "close", OPEN: "open", HALF_OPEN: "halfOpen" };
export class CircuitBreaker extends EventEmitter {
  state: keyof typeof EVENTS = "CLOSED";
  #n = { failureCount: 0, successCount: 0 };
  #lastFailureTime: number | null = null;
  #o;
  #policy: c.IPolicy = c.noop;
  constructor(options: Record<string, number | undefined> = {}) {
    super();
    const { failureThreshold: failures = 5, successThreshold: successes = 2 } = options;
    const { timeout: ms = 10_000, resetTimeout: halfOpenAfter = 30_000 } = options;
    const whole = [failures, successes].every((n) => Number.isInteger(n) && n > 0);
    if (!whole || !(ms >= 0 && halfOpenAfter >= 0)) throw new RangeError("bad options");
    const limit = ms > 0 && ms < Infinity ? c.timeout(ms, c.TimeoutStrategy.Aggressive) : c.noop;
    this.#o = { failures, successes, halfOpenAfter, limit, breaker: new c.ConsecutiveBreaker(1e9) };
    this.#begin("CLOSED");
  }
  get status() {
    return { ...this.#n, state: this.state, lastFailureTime: this.#lastFailureTime };
  }
  async execute(fn: () => unknown): Promise<unknown> {
    return this.#policy.execute(fn).catch((error: unknown) => {
      const refused = c.isBrokenCircuitError(error) || c.isBulkheadRejectedError(error);
      const own = refused || error instanceof c.TaskCancelledError;
      throw own ? Object.assign(error, { code: refused ? "CIRCUIT_OPEN" : "TIMEOUT" }) : error;
    });
  }
  forceOpen = () => this.#begin("OPEN");
  forceClose = () => this.#begin("CLOSED");
  #begin(to: keyof typeof EVENTS): void {
    const counts = { failureCount: 0, successCount: to === this.state ? this.#n.successCount : 0 };
    const ownState = { value: Number(to !== "CLOSED"), openedAt: to === "OPEN" ? Date.now() : 0 };
    const policy = c.circuitBreaker(c.handleAll, { ...this.#o, initialState: { ownState } });
    policy.onSuccess(() => counts === this.#n && this.#ended());
    policy.onFailure(({ reason }) => counts === this.#n && this.#ended(reason));
    policy.onHalfOpen(() => this.#enter("HALF_OPEN"));
    this.#policy = c.wrap(c.bulkhead(to === "CLOSED" ? Infinity : 1), policy, this.#o.limit);
    this.#n = counts;
    this.#enter(to);
  }
  #ended(failure?: object): void {
    const [counts, trial] = [this.#n, this.state === "HALF_OPEN"];
    counts.failureCount = failure ? counts.failureCount + 1 : 0;
    if (failure) this.#lastFailureTime = Date.now();
    this.emit(failure ? "failure" : "success", { ...failure, ...counts });
    if (failure && (trial || counts.failureCount >= this.#o.failures)) this.#begin("OPEN");
    const enough = !failure && trial && ++counts.successCount >= this.#o.successes;
    if (!failure && trial) this.#begin(enough ? "CLOSED" : "HALF_OPEN");
  }
  #enter(to: keyof typeof EVENTS): void {
    const from = this.state;
    this.state = to;
    if (from === to) return;
    this.emit("stateChange", { from, to });
    this.emit(EVENTS[to]);
  }
}
