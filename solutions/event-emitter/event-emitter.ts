/** What an event is called. */
export type EventName = string | symbol;

/** What an event calls. */
export type Listener = (...args: unknown[]) => unknown;

interface Registration {
  readonly listener: Listener;
  readonly once: boolean;
  spent: boolean;
}

/** A synchronous event emitter, built without `node:events`. */
export class EventEmitter {
  // A list is never changed in place: each change stores a new one. An emit walks the list it
  // found, so whatever its listeners add or remove cannot disturb it.
  readonly #lists = new Map<EventName, readonly Registration[]>();
  readonly #warned = new Set<EventName>();
  #maxListeners = 10;

  /** Adds a listener at the end of the list. */
  on(event: EventName, listener: Listener): this {
    return this.#add(event, listener, { once: false, first: false });
  }

  /** The same as `on`. */
  addListener(event: EventName, listener: Listener): this {
    return this.on(event, listener);
  }

  /** Adds a listener that is removed just before its first call. */
  once(event: EventName, listener: Listener): this {
    return this.#add(event, listener, { once: true, first: false });
  }

  /** Adds a listener at the front of the list. */
  prependListener(event: EventName, listener: Listener): this {
    return this.#add(event, listener, { once: false, first: true });
  }

  /** Adds a listener at the front of the list that is removed just before its first call. */
  prependOnceListener(event: EventName, listener: Listener): this {
    return this.#add(event, listener, { once: true, first: true });
  }

  /** Removes one registration of the listener, the latest one. */
  off(event: EventName, listener: Listener): this {
    const list = this.#lists.get(event) ?? [];
    const latest = list.findLast((registration) => registration.listener === listener);
    if (latest !== undefined) this.#remove(event, latest);
    return this;
  }

  /** The same as `off`. */
  removeListener(event: EventName, listener: Listener): this {
    return this.off(event, listener);
  }

  /**
   * Calls the listeners that the event has now, in order, and says whether there were any.
   *
   * @throws what a listener throws; and the reason of an `error` event that nobody listens to
   */
  emit(event: EventName, ...args: unknown[]): boolean {
    const list = this.#lists.get(event);
    if (list === undefined) {
      if (event === "error") throw toError(args[0]);
      return false;
    }
    for (const registration of list) {
      if (registration.once) {
        // A nested emit may have fired it while it waited in this list.
        if (registration.spent) continue;
        registration.spent = true;
        this.#remove(event, registration);
      }
      registration.listener.apply(this, args);
    }
    return true;
  }

  /** How many listeners the event has. */
  listenerCount(event: EventName): number {
    return this.#lists.get(event)?.length ?? 0;
  }

  /** The listeners of the event as they were given, in a new array. */
  listeners(event: EventName): Listener[] {
    return (this.#lists.get(event) ?? []).map((registration) => registration.listener);
  }

  /** The names of the events that have a listener, in a new array. */
  eventNames(): EventName[] {
    return [...this.#lists.keys()];
  }

  /** Removes the listeners of one event, or of all events when no event is given. */
  removeAllListeners(event?: EventName): this {
    if (event === undefined) this.#lists.clear();
    else this.#lists.delete(event);
    return this;
  }

  /**
   * Sets how many listeners one event may have before a warning; `0` and `Infinity` set no limit.
   *
   * @throws RangeError unless `n` is a number that is not negative
   */
  setMaxListeners(n: number): this {
    if (typeof n !== "number" || !(n >= 0)) {
      throw new RangeError(`The limit must be a number from 0 up, got ${String(n)}`);
    }
    this.#maxListeners = n;
    return this;
  }

  /** How many listeners one event may have before a warning. */
  getMaxListeners(): number {
    return this.#maxListeners;
  }

  #add(event: EventName, listener: Listener, how: { once: boolean; first: boolean }): this {
    if (typeof listener !== "function") throw new TypeError("The listener must be a function");
    const registration: Registration = { listener, once: how.once, spent: false };
    const list = this.#lists.get(event) ?? [];
    const longer = how.first ? [registration, ...list] : [...list, registration];
    this.#lists.set(event, longer);
    this.#warnAbout(event, longer.length);
    return this;
  }

  #remove(event: EventName, registration: Registration): void {
    const list = this.#lists.get(event) ?? [];
    const shorter = list.filter((other) => other !== registration);
    if (shorter.length > 0) this.#lists.set(event, shorter);
    else this.#lists.delete(event);
  }

  #warnAbout(event: EventName, count: number): void {
    const limit = this.#maxListeners;
    if (limit === 0 || count <= limit || this.#warned.has(event)) return;
    this.#warned.add(event);
    process.emitWarning(
      `Possible leak: ${count} listeners for "${String(event)}", the limit is ${limit}`,
      "MaxListenersExceededWarning",
    );
  }
}

function toError(reason: unknown): Error {
  if (reason instanceof Error) return reason;
  return new Error('Nobody listens to the "error" event', { cause: reason });
}
