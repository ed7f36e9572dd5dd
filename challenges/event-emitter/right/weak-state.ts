type EventName = string | symbol;
type Listener = (...args: unknown[]) => unknown;

interface Subscription {
  listener: Listener;
  calls: number;
  front?: boolean;
}

interface State {
  table: Record<EventName, Set<Subscription>>;
  warned: Record<EventName, boolean>;
  limit: number;
}

const states = new WeakMap<object, State>();

/** Nothing is kept on the emitter: the state is made at first use, and lives beside it. */
export class EventEmitter {
  on(event: EventName, listener: Listener): this {
    return subscribe(this, event, { listener, calls: Infinity });
  }

  once(event: EventName, listener: Listener): this {
    return subscribe(this, event, { listener, calls: 1 });
  }

  prependListener(event: EventName, listener: Listener): this {
    return subscribe(this, event, { listener, calls: Infinity, front: true });
  }

  prependOnceListener(event: EventName, listener: Listener): this {
    return subscribe(this, event, { listener, calls: 1, front: true });
  }

  off(event: EventName, listener: Listener): this {
    const own = [...(stateOf(this).table[event] ?? [])].reverse();
    const subscription = own.find((each) => each.listener === listener);
    if (subscription) unsubscribe(this, event, subscription);
    return this;
  }

  emit(event: EventName, ...args: unknown[]): boolean {
    const now = [...(stateOf(this).table[event] ?? [])];
    if (event === "error" && now.length === 0) throw asError(args[0]);
    for (const subscription of now) {
      if (subscription.calls === 0) continue;
      subscription.calls -= 1;
      if (subscription.calls === 0) unsubscribe(this, event, subscription);
      subscription.listener.apply(this, args);
    }
    return now.length > 0;
  }

  listenerCount(event: EventName): number {
    return stateOf(this).table[event]?.size ?? 0;
  }

  listeners(event: EventName): Listener[] {
    return Array.from(stateOf(this).table[event] ?? [], (each) => each.listener);
  }

  eventNames(): EventName[] {
    return Reflect.ownKeys(stateOf(this).table);
  }

  removeAllListeners(event?: EventName): this {
    const { table } = stateOf(this);
    for (const name of event === undefined ? Reflect.ownKeys(table) : [event])
      Reflect.deleteProperty(table, name);
    return this;
  }

  setMaxListeners(n: number): this {
    if (!(Number.isFinite(n) || n === Infinity) || n < 0) throw new RangeError("Not a limit");
    stateOf(this).limit = n === 0 ? Infinity : n;
    return this;
  }

  getMaxListeners(): number {
    return stateOf(this).limit;
  }

  addListener(event: EventName, listener: Listener): this {
    return this.on(event, listener);
  }

  removeListener(event: EventName, listener: Listener): this {
    return this.off(event, listener);
  }
}

function stateOf(emitter: object): State {
  let state = states.get(emitter);
  if (state === undefined) {
    state = { table: Object.create(null), warned: Object.create(null), limit: 10 };
    states.set(emitter, state);
  }
  return state;
}

function subscribe<T extends EventEmitter>(
  emitter: T,
  event: EventName,
  subscription: Subscription,
): T {
  if (typeof subscription.listener !== "function") throw new TypeError("Expected a function");
  const { table, warned, limit } = stateOf(emitter);
  const others = table[event] ?? [];
  const now = new Set(subscription.front ? [subscription, ...others] : [...others, subscription]);
  table[event] = now;
  if (now.size > limit && !warned[event]) {
    warned[event] = true;
    process.emitWarning(`Leak? ${now.size} listeners`, { type: "MaxListenersExceededWarning" });
  }
  return emitter;
}

function unsubscribe(emitter: object, event: EventName, subscription: Subscription): void {
  const { table } = stateOf(emitter);
  table[event]?.delete(subscription);
  if (table[event]?.size === 0) Reflect.deleteProperty(table, event);
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(`Unhandled error event (${typeof reason})`);
}
