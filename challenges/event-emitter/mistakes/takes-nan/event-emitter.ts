export type EventName = string | symbol;
export type Listener = (...args: unknown[]) => unknown;

interface Entry {
  listener: Listener;
  once: boolean;
}

export class EventEmitter {
  readonly #entries = new Map<EventName, Entry[]>();
  readonly #warned = new Set<EventName>();
  #max = 10;

  on(event: EventName, listener: Listener): this {
    return this.#add(event, { listener, once: false }, "last");
  }

  addListener(event: EventName, listener: Listener): this {
    return this.on(event, listener);
  }

  once(event: EventName, listener: Listener): this {
    return this.#add(event, { listener, once: true }, "last");
  }

  prependListener(event: EventName, listener: Listener): this {
    return this.#add(event, { listener, once: false }, "first");
  }

  prependOnceListener(event: EventName, listener: Listener): this {
    return this.#add(event, { listener, once: true }, "first");
  }

  off(event: EventName, listener: Listener): this {
    const entries = this.#entries.get(event) ?? [];
    const entry = entries.findLast((candidate) => candidate.listener === listener);
    if (entry !== undefined) this.#remove(event, entry);
    return this;
  }

  removeListener(event: EventName, listener: Listener): this {
    return this.off(event, listener);
  }

  emit(event: EventName, ...args: unknown[]): boolean {
    const entries = this.#entries.get(event);
    if (entries === undefined) {
      if (event === "error") throw asError(args[0]);
      return false;
    }
    for (const entry of [...entries]) {
      if (entry.once) this.#remove(event, entry);
      entry.listener.apply(this, args);
    }
    return true;
  }

  listenerCount(event: EventName): number {
    return this.#entries.get(event)?.length ?? 0;
  }

  listeners(event: EventName): Listener[] {
    return (this.#entries.get(event) ?? []).map((entry) => entry.listener);
  }

  eventNames(): EventName[] {
    return [...this.#entries.keys()];
  }

  removeAllListeners(event?: EventName): this {
    if (event === undefined) this.#entries.clear();
    else this.#entries.delete(event);
    return this;
  }

  setMaxListeners(n: number): this {
    if (typeof n !== "number" || n < 0) {
      throw new RangeError("The limit must be a number from 0 up");
    }
    this.#max = n;
    return this;
  }

  getMaxListeners(): number {
    return this.#max;
  }

  #add(event: EventName, entry: Entry, place: "first" | "last"): this {
    if (typeof entry.listener !== "function") {
      throw new TypeError("The listener must be a function");
    }
    const entries = this.#entries.get(event) ?? [];
    if (place === "first") entries.unshift(entry);
    else entries.push(entry);
    this.#entries.set(event, entries);
    this.#checkLimit(event, entries.length);
    return this;
  }

  #remove(event: EventName, entry: Entry): void {
    const entries = this.#entries.get(event) ?? [];
    const index = entries.indexOf(entry);
    if (index === -1) return;
    entries.splice(index, 1);
    if (entries.length === 0) this.#entries.delete(event);
  }

  #checkLimit(event: EventName, count: number): void {
    if (this.#max === 0 || count <= this.#max || this.#warned.has(event)) return;
    this.#warned.add(event);
    process.emitWarning(
      `${count} listeners for ${String(event)}, more than ${this.#max}`,
      "MaxListenersExceededWarning",
    );
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error("Unheard error event", { cause: reason });
}
