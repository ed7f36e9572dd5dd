// over: eventemitter3@5 (its `off` removes all equal functions, so each registration has its own)
import { EventEmitter as Base } from "eventemitter3";
type Name = string | symbol;
export class EventEmitter extends Base {
  #given = new WeakMap<Base.ListenerFn, Base.ListenerFn>();
  #warned = new Set<Name>();
  #max = 10;
  override on(event: Name, given: Base.ListenerFn, ...how: ("once" | "first")[]): this {
    if (typeof given !== "function") throw new TypeError("The listener must be a function");
    const own = (...args: unknown[]): unknown => {
      if (how.includes("once")) super.off(event, own);
      return given.apply(this, args);
    };
    this.#given.set(own, given);
    const others = super.listeners(event);
    super.on(event, own);
    if (how[0] === "first") for (const fn of others) super.on.call(super.off(event, fn), event, fn);
    if (this.listenerCount(event) <= (this.#max || Infinity)) return this;
    if (!this.#warned.has(event)) process.emitWarning("Leak?", "MaxListenersExceededWarning");
    this.#warned.add(event);
    return this;
  }
  override once(event: Name, given: Base.ListenerFn): this {
    return this.on(event, given, "once");
  }
  override addListener(event: Name, given: Base.ListenerFn): this {
    return this.on(event, given);
  }
  prependListener(event: Name, given: Base.ListenerFn): this {
    return this.on(event, given, "first");
  }
  prependOnceListener(event: Name, given: Base.ListenerFn): this {
    return this.on(event, given, "first", "once");
  }
  override off(event: Name, given: Base.ListenerFn): this {
    const own = super.listeners(event).findLast((each) => this.#given.get(each) === given);
    return own === undefined ? this : super.off(event, own);
  }
  override removeListener(event: Name, given: Base.ListenerFn): this {
    return this.off(event, given);
  }
  override emit(event: Name, ...args: unknown[]): boolean {
    if (event !== "error" || this.listenerCount(event) > 0) return super.emit(event, ...args);
    throw args[0] instanceof Error ? args[0] : new Error("An error event without listeners");
  }
  override listeners(event: Name): Base.ListenerFn[] {
    return super.listeners(event).map((each) => this.#given.get(each) ?? each);
  }
  override removeAllListeners(event?: Name): this {
    return event === undefined ? super.removeAllListeners() : super.removeListener(event);
  }
  setMaxListeners(n: number): this {
    if (typeof n !== "number" || !(n >= 0)) throw new RangeError("The limit must be 0 or more");
    this.#max = n;
    return this;
  }
  getMaxListeners(): number {
    return this.#max;
  }
}
