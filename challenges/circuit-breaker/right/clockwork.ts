type State = "CLOSED" | "OPEN" | "HALF_OPEN";
type Handler = (payload?: unknown) => unknown;
type Settings = Record<
  "failureThreshold" | "successThreshold" | "timeout" | "resetTimeout",
  number
>;
type Given = { [K in keyof Settings]?: number | undefined };

interface Running {
  deadline: number;
  trial: boolean;
  /** The stay in a state in which the call began. */
  stay: object;
  expire: () => void;
}

const DEFAULTS: Settings = {
  failureThreshold: 5,
  successThreshold: 2,
  timeout: 10_000,
  resetTimeout: 30_000,
};

/** One timer for all calls, set to the nearest deadline; reading `state` looks at the clock. */
export class CircuitBreaker {
  #settings: Settings;
  #handlers: { name: string; given: Handler; call: Handler }[] = [];
  #current: State = "CLOSED";
  #failures = 0;
  #successes = 0;
  #lastFailureTime: number | null = null;
  #openUntil = NaN;
  #stay: object = {};
  #running = new Set<Running>();
  #alarm: NodeJS.Timeout | undefined;

  constructor(given?: Given) {
    const settings = { ...DEFAULTS };
    for (const key of [
      "failureThreshold",
      "successThreshold",
      "timeout",
      "resetTimeout",
    ] as const) {
      const value = given?.[key];
      if (value !== undefined) settings[key] = value;
      const least = key.endsWith("Threshold") ? 1 : 0;
      const whole = least === 0 || Number.isInteger(settings[key]);
      if (!(settings[key] >= least) || !whole) throw new RangeError(`${key} is out of range`);
    }
    this.#settings = settings;
  }

  /** Reading it may be what turns an open circuit HALF_OPEN. */
  get state(): State {
    if (this.#current === "OPEN" && Date.now() >= this.#openUntil) this.#turn("HALF_OPEN");
    return this.#current;
  }

  get status() {
    const state = this.state;
    return {
      state,
      failureCount: this.#failures,
      successCount: this.#successes,
      lastFailureTime: this.#lastFailureTime,
      running: this.#running.size,
    };
  }

  execute<T>(fn: () => T | PromiseLike<T>): Promise<T> {
    const state = this.state;
    const busy = [...this.#running].some((call) => call.trial && call.stay === this.#stay);
    if (state === "OPEN" || (state === "HALF_OPEN" && busy)) {
      return Promise.reject(named("CIRCUIT_OPEN", "Refused."));
    }
    return new Promise<T>((resolve, reject) => {
      const call: Running = {
        deadline: Date.now() + (this.#settings.timeout || Infinity),
        trial: state === "HALF_OPEN",
        stay: this.#stay,
        expire: () => fail(named("TIMEOUT", "Took too long.")),
      };
      const leave = (): boolean => {
        const present = this.#running.delete(call);
        this.#setAlarm();
        return present;
      };
      const fail = (error: unknown): void => {
        if (!leave()) return;
        if (call.stay === this.#stay) this.#failed(error);
        reject(error);
      };
      this.#running.add(call);
      this.#setAlarm();
      process.nextTick(() => {
        start(fn).then((value) => {
          if (!leave()) return;
          if (call.stay === this.#stay) this.#succeeded();
          resolve(value);
        }, fail);
      });
    });
  }

  forceOpen(): void {
    if (this.#current !== "OPEN") this.#turn("OPEN");
  }

  forceClose(): void {
    this.#failures = 0;
    if (this.#current !== "CLOSED") this.#turn("CLOSED");
  }

  on(name: string, given: Handler): void {
    if (typeof given !== "function") throw new TypeError("not a function");
    this.#handlers.push({ name, given, call: given });
  }

  once(name: string, given: Handler): void {
    if (typeof given !== "function") throw new TypeError("not a function");
    const entry = { name, given, call: given };
    entry.call = (payload) => {
      this.#handlers = this.#handlers.filter((other) => other !== entry);
      given(payload);
    };
    this.#handlers.push(entry);
  }

  off(name: string, given: Handler): void {
    const last = this.#handlers.findLast((entry) => entry.name === name && entry.given === given);
    this.#handlers = this.#handlers.filter((entry) => entry !== last);
  }

  #tell(name: string, payload?: unknown): void {
    const audience = this.#handlers.filter((entry) => entry.name === name);
    for (const entry of audience) entry.call(payload);
  }

  #setAlarm(): void {
    clearTimeout(this.#alarm);
    const nearest = Math.min(...[...this.#running].map((call) => call.deadline));
    if (nearest === Infinity) return;
    this.#alarm = setTimeout(() => {
      for (const call of this.#running) if (call.deadline <= Date.now()) call.expire();
    }, nearest - Date.now());
  }

  #succeeded(): void {
    this.#failures = 0;
    if (this.#current === "HALF_OPEN") this.#successes += 1;
    this.#tell("success");
    if (this.#successes >= this.#settings.successThreshold) this.#turn("CLOSED");
  }

  #failed(error: unknown): void {
    this.#failures += 1;
    this.#lastFailureTime = Date.now();
    this.#tell("failure", { error, failureCount: this.#failures });
    const enough =
      this.#current === "HALF_OPEN" || this.#failures >= this.#settings.failureThreshold;
    if (enough) this.#turn("OPEN");
  }

  #turn(to: State): void {
    const from = this.#current;
    this.#current = to;
    this.#stay = {};
    this.#successes = 0;
    this.#openUntil = Date.now() + this.#settings.resetTimeout;
    this.#tell("stateChange", { from, to });
    this.#tell({ CLOSED: "close", OPEN: "open", HALF_OPEN: "halfOpen" }[to]);
  }
}

async function start<T>(fn: () => T | PromiseLike<T>): Promise<T> {
  return fn();
}

function named(code: string, message: string): Error {
  return Object.assign(new Error(message), { name: "CircuitBreakerError", code });
}
