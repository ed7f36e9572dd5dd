type EventName = string | symbol;
type Listener = (...args: unknown[]) => unknown;

interface Ticket {
  once: boolean;
}

interface Bucket {
  functions: Listener[];
  tickets: Ticket[];
}

const DEFAULT_LIMIT = 10;

/** Two lists of equal length for each event: the functions, and what is known of each registration. */
export class EventEmitter {
  #buckets = new Map<EventName, Bucket>();
  #warned: EventName[] = [];
  #limit = DEFAULT_LIMIT;

  on(event: EventName, listener: Listener): this {
    this.#open(event, listener).functions.push(listener);
    return this.#stamp(event, false, false);
  }

  addListener(event: EventName, listener: Listener): this {
    return this.on(event, listener);
  }

  once(event: EventName, listener: Listener): this {
    this.#open(event, listener).functions.push(listener);
    return this.#stamp(event, true, false);
  }

  prependListener(event: EventName, listener: Listener): this {
    this.#open(event, listener).functions.unshift(listener);
    return this.#stamp(event, false, true);
  }

  prependOnceListener(event: EventName, listener: Listener): this {
    this.#open(event, listener).functions.unshift(listener);
    return this.#stamp(event, true, true);
  }

  off(event: EventName, listener: Listener): this {
    this.#cut(event, this.#buckets.get(event)?.functions.lastIndexOf(listener) ?? -1);
    return this;
  }

  removeListener(event: EventName, listener: Listener): this {
    return this.off(event, listener);
  }

  emit(event: EventName, ...args: unknown[]): boolean {
    const bucket = this.#buckets.get(event);
    if (bucket === undefined) {
      if (event === "error") throw args[0] instanceof Error ? args[0] : new Error("Unheard error");
      return false;
    }
    const tickets = bucket.tickets.slice();
    for (const [index, listener] of bucket.functions.slice().entries()) {
      const ticket = tickets[index];
      if (ticket?.once) this.#cut(event, this.#buckets.get(event)?.tickets.indexOf(ticket) ?? -1);
      Reflect.apply(listener, this, args);
    }
    return true;
  }

  listenerCount(event: EventName): number {
    return this.#buckets.get(event)?.functions.length ?? 0;
  }

  listeners(event: EventName): Listener[] {
    return this.#buckets.get(event)?.functions.slice() ?? [];
  }

  eventNames(): EventName[] {
    return Array.from(this.#buckets.keys());
  }

  removeAllListeners(...which: [event?: EventName]): this {
    const [event] = which;
    if (event === undefined) this.#buckets = new Map();
    else this.#buckets.delete(event);
    return this;
  }

  setMaxListeners(n: number): this {
    if (typeof n === "number" && n >= 0) {
      this.#limit = n;
      return this;
    }
    throw new TypeError("The limit is a number from 0 up");
  }

  getMaxListeners(): number {
    return this.#limit;
  }

  #open(event: EventName, listener: Listener): Bucket {
    if (typeof listener !== "function") throw new TypeError("The listener is not a function");
    const bucket = this.#buckets.get(event) ?? { functions: [], tickets: [] };
    this.#buckets.set(event, bucket);
    return bucket;
  }

  #stamp(event: EventName, once: boolean, front: boolean): this {
    const tickets = this.#buckets.get(event)?.tickets ?? [];
    tickets.splice(front ? 0 : tickets.length, 0, { once });
    if (this.#limit > 0 && tickets.length > this.#limit && !this.#warned.includes(event)) {
      this.#warned.push(event);
      const type = "MaxListenersExceededWarning";
      process.emitWarning(`${tickets.length} listeners for ${String(event)}`, { type });
    }
    return this;
  }

  #cut(event: EventName, index: number): void {
    const bucket = this.#buckets.get(event);
    if (bucket === undefined || index === -1) return;
    bucket.functions.splice(index, 1);
    bucket.tickets.splice(index, 1);
    if (bucket.functions.length === 0) this.#buckets.delete(event);
  }
}
