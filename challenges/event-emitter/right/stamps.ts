type EventName = string | symbol;
type Listener = (...args: unknown[]) => unknown;

class Registration {
  readonly event: EventName;
  readonly listener: Listener;
  readonly once: boolean;
  next: Registration | undefined;
  born = Infinity;
  died = Infinity;

  constructor(event: EventName, listener: Listener, once: boolean) {
    if (typeof listener !== "function") throw new TypeError("The listener must be a function");
    this.event = event;
    this.listener = listener;
    this.once = once;
  }
}

/**
 * A linked list for each event, without copies. Each registration knows when it was born and when
 * it died; an emit calls those that lived when it began. The dead are unlinked when nobody walks.
 */
export class EventEmitter {
  #heads = new Map<EventName, Registration>();
  #dead = new Set<EventName>();
  #warned = new Map<EventName, true>();
  #now = 0;
  #walking = 0;
  #max = 10;

  on(event: EventName, listener: Listener): this {
    return this.#append(new Registration(event, listener, false));
  }

  addListener(event: EventName, listener: Listener): this {
    return this.#append(new Registration(event, listener, false));
  }

  once(event: EventName, listener: Listener): this {
    return this.#append(new Registration(event, listener, true));
  }

  prependListener(event: EventName, listener: Listener): this {
    return this.#prepend(new Registration(event, listener, false));
  }

  prependOnceListener(event: EventName, listener: Listener): this {
    return this.#prepend(new Registration(event, listener, true));
  }

  off(event: EventName, listener: Listener): this {
    let youngest: Registration | undefined;
    for (const each of this.#living(event)) {
      if (each.listener === listener && each.born >= (youngest?.born ?? 0)) youngest = each;
    }
    if (youngest) this.#kill(youngest);
    return this;
  }

  removeListener(event: EventName, listener: Listener): this {
    return this.off(event, listener);
  }

  emit(event: EventName, ...args: unknown[]): boolean {
    if (this.listenerCount(event) === 0) {
      if (event !== "error") return false;
      if (args[0] instanceof Error) throw args[0];
      throw new Error("Somebody emitted an error and nobody listened", { cause: args[0] });
    }
    const start = this.#now;
    this.#walking += 1;
    try {
      for (let at = this.#heads.get(event); at; at = at.next) {
        if (at.born > start || at.died <= start) continue;
        // A nested emit that has called it meanwhile leaves it dead: it is not called again.
        if (at.once && at.died === Infinity) this.#kill(at);
        at.listener.apply(this, args);
      }
    } finally {
      this.#walking -= 1;
      this.#sweep();
    }
    return true;
  }

  listenerCount(event: EventName): number {
    return [...this.#living(event)].length;
  }

  listeners(event: EventName): Listener[] {
    return [...this.#living(event)].map((each) => each.listener);
  }

  eventNames(): EventName[] {
    return [...this.#heads.keys()].filter((event) => this.listenerCount(event) > 0);
  }

  removeAllListeners(event?: EventName): this {
    const events = event === undefined ? this.eventNames() : [event];
    for (const name of events) for (const each of [...this.#living(name)]) this.#kill(each);
    return this;
  }

  setMaxListeners(n: number): this {
    if (typeof n !== "number") throw new TypeError("The limit must be a number");
    if (Number.isNaN(n) || n < 0) throw new RangeError("The limit must not be negative");
    this.#max = n;
    return this;
  }

  getMaxListeners(): number {
    return this.#max;
  }

  *#living(event: EventName): Generator<Registration> {
    for (let at = this.#heads.get(event); at; at = at.next) if (at.died === Infinity) yield at;
  }

  #append(added: Registration): this {
    let last = this.#heads.get(added.event);
    while (last?.next) last = last.next;
    if (last) last.next = added;
    else this.#heads.set(added.event, added);
    return this.#settle(added);
  }

  #prepend(added: Registration): this {
    added.next = this.#heads.get(added.event);
    this.#heads.set(added.event, added);
    return this.#settle(added);
  }

  #settle(added: Registration): this {
    const { event } = added;
    this.#now += 1;
    added.born = this.#now;
    const count = this.listenerCount(event);
    if (this.#max === 0 || count <= this.#max || this.#warned.has(event)) return this;
    this.#warned.set(event, true);
    queueMicrotask(() => process.emitWarning(`${count} listeners`, "MaxListenersExceededWarning"));
    return this;
  }

  #kill(registration: Registration): void {
    this.#now += 1;
    registration.died = this.#now;
    this.#dead.add(registration.event);
    this.#sweep();
  }

  #sweep(): void {
    if (this.#walking > 0) return;
    for (const event of this.#dead) {
      const living = [...this.#living(event)];
      this.#heads.delete(event);
      living.forEach((each, index) => (each.next = living[index + 1]));
      if (living[0]) this.#heads.set(event, living[0]);
    }
    this.#dead.clear();
  }
}
