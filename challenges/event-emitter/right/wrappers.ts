type EventName = string | symbol;
type Listener = (...args: unknown[]) => unknown;
type Wrapper = Listener & { listener?: Listener };

/** The textbook: plain functions in a Map, and `once` as a wrapper that takes itself out. */
export class EventEmitter {
  #events = new Map<EventName, Wrapper[]>();
  #max = 10;
  #warned = new Set<EventName>();

  on(event: EventName, listener: Listener): this {
    return this.#put(event, needFunction(listener), "push");
  }
  addListener(event: EventName, listener: Listener): this {
    return this.#put(event, needFunction(listener), "push");
  }
  once(event: EventName, listener: Listener): this {
    return this.#put(event, this.#wrap(event, needFunction(listener)), "push");
  }
  prependListener(event: EventName, listener: Listener): this {
    return this.#put(event, needFunction(listener), "unshift");
  }
  prependOnceListener(event: EventName, listener: Listener): this {
    return this.#put(event, this.#wrap(event, needFunction(listener)), "unshift");
  }
  off(event: EventName, listener: Listener): this {
    const list = this.#events.get(event);
    if (!list) return this;
    const index = list.findLastIndex((fn) => fn === listener || fn.listener === listener);
    if (index >= 0) list.splice(index, 1);
    if (!list.length) this.#events.delete(event);
    return this;
  }
  removeListener(event: EventName, listener: Listener): this {
    return this.off(event, listener);
  }
  emit(event: EventName, ...args: unknown[]): boolean {
    const list = [...(this.#events.get(event) ?? [])];
    if (!list.length && event === "error") {
      throw args[0] instanceof Error ? args[0] : new Error(`Unhandled error: ${typeof args[0]}`);
    }
    list.forEach((listener) => listener.call(this, ...args));
    return list.length > 0;
  }
  listenerCount(event: EventName): number {
    return this.listeners(event).length;
  }
  listeners(event: EventName): Listener[] {
    return (this.#events.get(event) ?? []).map((fn) => fn.listener ?? fn);
  }
  eventNames(): EventName[] {
    return Array.from(this.#events.keys());
  }
  removeAllListeners(...names: [EventName?]): this {
    if (names.length === 0) this.#events = new Map();
    else if (names[0] !== undefined) this.#events.delete(names[0]);
    return this;
  }
  setMaxListeners(n: number): this {
    if (typeof n !== "number" || n < 0 || n !== n) throw new TypeError("n must be 0 or more");
    this.#max = n;
    return this;
  }
  getMaxListeners(): number {
    return this.#max;
  }
  #wrap(event: EventName, listener: Listener): Wrapper {
    const wrapper: Wrapper = (...args) => {
      this.off(event, wrapper);
      return listener.apply(this, args);
    };
    wrapper.listener = listener;
    return wrapper;
  }
  #put(event: EventName, fn: Wrapper, how: "push" | "unshift"): this {
    const list = this.#events.get(event) ?? [];
    this.#events.set(event, list);
    list[how](fn);
    if (this.#max && list.length > this.#max && !this.#warned.has(event)) {
      this.#warned.add(event);
      process.emitWarning("Too many listeners", { type: "MaxListenersExceededWarning" });
    }
    return this;
  }
}

function needFunction(listener: Listener): Listener {
  if (typeof listener !== "function") throw new TypeError("listener must be a function");
  return listener;
}
