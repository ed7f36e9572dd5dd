// over: eventemitter3@5
import { EventEmitter as Base } from "eventemitter3";

type Name = string | symbol;
type Listener = (...args: unknown[]) => unknown;

/** The package removes equal functions all at once, so each registration gets its own function. */
export class EventEmitter extends Base {
  #given = new WeakMap<Listener, Listener>();
  #warned = new Set<Name>();
  #max = 10;
  override on(event: Name, given: Listener, once = false, first = false): this {
    if (typeof given !== "function") throw new TypeError("The listener must be a function");
    const own = (...args: unknown[]): unknown => {
      if (once) super.off(event, own);
      return given.apply(this, args);
    };
    this.#given.set(own, given);
    const behind = first ? super.listeners(event) : [];
    for (const each of behind) super.off(event, each);
    for (const each of [own, ...behind]) super.on(event, each);
    if (this.listenerCount(event) <= (this.#max || Infinity)) return this;
    if (!this.#warned.has(event)) process.emitWarning("Leak?", "MaxListenersExceededWarning");
    this.#warned.add(event);
    return this;
  }
  override once(event: Name, given: Listener): this {
    return this.on(event, given, true);
  }
  prependListener(event: Name, given: Listener): this {
    return this.on(event, given, false, true);
  }
  prependOnceListener(event: Name, given: Listener): this {
    return this.on(event, given, true, true);
  }
  override off(event: Name, given: Listener): this {
    const own = super.listeners(event).findLast((each) => this.#given.get(each) === given);
    return own === undefined ? this : super.off(event, own);
  }
  override emit(event: Name, ...args: unknown[]): boolean {
    if (event !== "error" || this.listenerCount(event) > 0) return super.emit(event, ...args);
    throw args[0] instanceof Error ? args[0] : new Error("An error event without listeners");
  }
  override listeners(event: Name): Listener[] {
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
EventEmitter.prototype.addListener = EventEmitter.prototype.on;
EventEmitter.prototype.removeListener = EventEmitter.prototype.off;
