type EventName = string | symbol;
type Listener = (...args: unknown[]) => unknown;

interface Slot {
  listener: Listener;
  once: boolean;
}

/** A list that is copied only when it changes while somebody walks it. */
class SlotList {
  slots: Slot[] = [];
  walkers = 0;
}

export class EventEmitter {
  readonly #lists = new Map<EventName, SlotList>();
  #limit: { value: number; reported: Set<EventName> } = { value: 10, reported: new Set() };

  on(event: EventName, listener: Listener): this {
    this.#writable(event, listener).slots.push({ listener, once: false });
    return this.#check(event);
  }

  addListener(event: EventName, listener: Listener): this {
    return this.on(event, listener);
  }

  once(event: EventName, listener: Listener): this {
    this.#writable(event, listener).slots.push({ listener, once: true });
    return this.#check(event);
  }

  prependListener(event: EventName, listener: Listener): this {
    this.#writable(event, listener).slots.unshift({ listener, once: false });
    return this.#check(event);
  }

  prependOnceListener(event: EventName, listener: Listener): this {
    this.#writable(event, listener).slots.unshift({ listener, once: true });
    return this.#check(event);
  }

  off(event: EventName, listener: Listener): this {
    const slots = this.#lists.get(event)?.slots ?? [];
    this.#cut(
      event,
      slots.findLast((slot) => slot.listener === listener),
    );
    return this;
  }

  removeListener(event: EventName, listener: Listener): this {
    return this.off(event, listener);
  }

  emit(event: EventName, ...args: unknown[]): boolean {
    const list = this.#lists.get(event);
    if (list === undefined) return this.#unheard(event, args[0]);
    const { slots } = list;
    list.walkers += 1;
    try {
      for (const slot of slots) {
        if (slot.once) this.#cut(event, slot);
        slot.listener.apply(this, args);
      }
    } finally {
      list.walkers -= 1;
    }
    return true;
  }

  listenerCount(event: EventName): number {
    return this.#lists.get(event)?.slots.length ?? 0;
  }

  listeners(event: EventName): Listener[] {
    const found: Listener[] = [];
    for (const slot of this.#lists.get(event)?.slots ?? []) found.push(slot.listener);
    return found;
  }

  eventNames(): EventName[] {
    const names: EventName[] = [];
    this.#lists.forEach((_list, name) => names.push(name));
    return names;
  }

  removeAllListeners(event?: EventName): this {
    if (event === undefined) this.#lists.clear();
    else this.#lists.delete(event);
    return this;
  }

  setMaxListeners(n: number): this {
    if (typeof n !== "number" || !(n >= 0)) throw new Error("A limit is a number from 0 up");
    this.#limit.value = n;
    return this;
  }

  getMaxListeners(): number {
    return this.#limit.value;
  }

  /** The list of the event, made or copied so that it may be changed. */
  #writable(event: EventName, listener: Listener): SlotList {
    if (typeof listener !== "function") throw new TypeError(`${typeof listener} is no listener`);
    const list = this.#lists.get(event);
    if (list !== undefined && list.walkers === 0) return list;
    const copy = new SlotList();
    copy.slots = [...(list?.slots ?? [])];
    this.#lists.set(event, copy);
    return copy;
  }

  #cut(event: EventName, slot: Slot | undefined): void {
    if (slot === undefined) return;
    const list = this.#lists.get(event);
    if (!list?.slots.includes(slot)) return;
    const rest = this.#writable(event, slot.listener);
    rest.slots.splice(rest.slots.indexOf(slot), 1);
    if (rest.slots.length === 0) this.#lists.delete(event);
  }

  #check(event: EventName): this {
    const { value, reported } = this.#limit;
    if (value > 0 && this.listenerCount(event) > value && !reported.has(event)) {
      reported.add(event);
      process.emitWarning(`Many listeners for ${String(event)}`, "MaxListenersExceededWarning");
    }
    return this;
  }

  #unheard(event: EventName, reason: unknown): false {
    if (event !== "error") return false;
    throw reason instanceof Error ? reason : new Error("An error nobody listened to");
  }
}
