type EventName = string | symbol;
type Listener = (...args: unknown[]) => unknown;

interface Row {
  readonly event: EventName;
  readonly listener: Listener;
  readonly once: boolean;
  readonly number: number;
}

const rows = Symbol("rows");
const limit = Symbol("limit");
const reported = Symbol("reported");
let registrations = 0;

/** One table for all events: everything is a filter over rows that never change in place. */
export class EventEmitter {
  [rows]: readonly Row[] = [];
  [limit] = 10;
  readonly [reported] = new Set<EventName>();

  on(event: EventName, listener: Listener): this {
    const row = makeRow(event, listener, false);
    this[rows] = [...this[rows], row];
    return warn(this, event);
  }

  once(event: EventName, listener: Listener): this {
    const row = makeRow(event, listener, true);
    this[rows] = [...this[rows], row];
    return warn(this, event);
  }

  prependListener(event: EventName, listener: Listener): this {
    const row = makeRow(event, listener, false);
    this[rows] = [row, ...this[rows]];
    return warn(this, event);
  }

  prependOnceListener(event: EventName, listener: Listener): this {
    const row = makeRow(event, listener, true);
    this[rows] = [row, ...this[rows]];
    return warn(this, event);
  }

  /** Removes the row with the highest number, also when it was prepended. */
  off(event: EventName, listener: Listener): this {
    const found = rowsOf(this, event).filter((row) => row.listener === listener);
    const [latest] = found.sort((a, b) => b.number - a.number);
    this[rows] = this[rows].filter((row) => row !== latest);
    return this;
  }

  emit(event: EventName, ...args: unknown[]): boolean {
    const mine = rowsOf(this, event);
    if (mine.length === 0 && event === "error") {
      const [reason] = args;
      throw reason instanceof Error ? reason : new TypeError("An error event without an Error");
    }
    for (const row of mine) {
      if (row.once) this[rows] = this[rows].filter((other) => other !== row);
      Reflect.apply(row.listener, this, args);
    }
    return mine.length > 0;
  }

  listenerCount(event: EventName): number {
    return rowsOf(this, event).length;
  }

  listeners(event: EventName): Listener[] {
    return rowsOf(this, event).map((row) => row.listener);
  }

  eventNames(): EventName[] {
    return [...new Set(this[rows].map((row) => row.event))].reverse();
  }

  removeAllListeners(event?: EventName): this {
    this[rows] = this[rows].filter((row) => event !== undefined && row.event !== event);
    return this;
  }

  setMaxListeners(n: number): this {
    if (typeof n === "number" && n >= 0) this[limit] = n;
    else throw new RangeError("The limit is 0 or more");
    return this;
  }

  getMaxListeners(): number {
    return this[limit];
  }

  addListener(event: EventName, listener: Listener): this {
    return this.on(event, listener);
  }

  removeListener(event: EventName, listener: Listener): this {
    return this.off(event, listener);
  }
}

function makeRow(event: EventName, listener: Listener, once: boolean): Row {
  if (typeof listener !== "function") throw new TypeError("A listener must be a function");
  registrations += 1;
  return { event, listener, once, number: registrations };
}

function rowsOf(emitter: EventEmitter, event: EventName): Row[] {
  return emitter[rows].filter((row) => row.event === event);
}

function warn<T extends EventEmitter>(emitter: T, event: EventName): T {
  const count = rowsOf(emitter, event).length;
  if (count > (emitter[limit] || Infinity) && !emitter[reported].has(event)) {
    emitter[reported].add(event);
    const warning = new Error(`${count} listeners for one event`);
    warning.name = "MaxListenersExceededWarning";
    process.emitWarning(warning);
  }
  return emitter;
}
