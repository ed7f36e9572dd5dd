export type EventName = string | symbol;
export type Listener = (...args: unknown[]) => unknown;

interface Handler {
  (...args: unknown[]): unknown;
  original?: Listener;
}

export class EventEmitter {
  #handlers: Record<EventName, Handler[]> = Object.create(null);
  #limit = 10;
  #reported: Record<EventName, boolean> = Object.create(null);

  on(event: EventName, listener: Listener): this {
    return this.#insert(event, checked(listener), false);
  }

  addListener(event: EventName, listener: Listener): this {
    return this.#insert(event, checked(listener), false);
  }

  once(event: EventName, listener: Listener): this {
    return this.#insert(event, this.#wrap(event, listener), false);
  }

  prependListener(event: EventName, listener: Listener): this {
    return this.#insert(event, checked(listener), true);
  }

  prependOnceListener(event: EventName, listener: Listener): this {
    return this.#insert(event, this.#wrap(event, listener), true);
  }

  off(event: EventName, listener: Listener): this {
    const handlers = this.#handlers[event] ?? [];
    for (let i = handlers.length - 1; i >= 0; i -= 1) {
      if (handlers[i] === listener || handlers[i]?.original === listener) {
        this.#drop(event, i);
        break;
      }
    }
    return this;
  }

  removeListener(event: EventName, listener: Listener): this {
    return this.off(event, listener);
  }

  emit(event: EventName, ...args: unknown[]): boolean {
    const handlers = this.#handlers[event]?.slice();
    if (handlers === undefined) {
      if (event !== "error") return false;
      const [reason] = args;
      throw reason instanceof Error ? reason : new Error("Unhandled error event");
    }
    for (const handler of handlers) {
      if (handler.apply(this, args) === false) break;
    }
    return true;
  }

  listenerCount(event: EventName): number {
    return this.#handlers[event]?.length ?? 0;
  }

  listeners(event: EventName): Listener[] {
    const handlers = this.#handlers[event] ?? [];
    return handlers.map((handler) => handler.original ?? handler);
  }

  eventNames(): EventName[] {
    return Reflect.ownKeys(this.#handlers);
  }

  removeAllListeners(event?: EventName): this {
    if (event === undefined) this.#handlers = Object.create(null);
    else delete this.#handlers[event];
    return this;
  }

  setMaxListeners(n: number): this {
    if (typeof n !== "number" || Number.isNaN(n) || n < 0) {
      throw new TypeError("setMaxListeners needs a number that is not negative");
    }
    this.#limit = n;
    return this;
  }

  getMaxListeners(): number {
    return this.#limit;
  }

  #wrap(event: EventName, listener: Listener): Handler {
    const original = checked(listener);
    const wrapper: Handler = (...args) => {
      this.#drop(event, this.#handlers[event]?.indexOf(wrapper) ?? -1);
      return original.apply(this, args);
    };
    wrapper.original = original;
    return wrapper;
  }

  #insert(event: EventName, handler: Handler, front: boolean): this {
    const handlers = (this.#handlers[event] ??= []);
    if (front) handlers.unshift(handler);
    else handlers.push(handler);
    this.#report(event, handlers.length);
    return this;
  }

  #drop(event: EventName, index: number): void {
    const handlers = this.#handlers[event];
    if (handlers === undefined || index < 0) return;
    handlers.splice(index, 1);
    if (handlers.length === 0) delete this.#handlers[event];
  }

  #report(event: EventName, count: number): void {
    if (this.#limit === 0 || count <= this.#limit || this.#reported[event]) return;
    this.#reported[event] = true;
    const warning = new Error(`${count} listeners were added for ${String(event)}`);
    warning.name = "MaxListenersExceededWarning";
    process.emitWarning(warning);
  }
}

function checked(listener: Listener): Listener {
  if (typeof listener !== "function") throw new TypeError("A listener is a function");
  return listener;
}
