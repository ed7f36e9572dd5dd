/** What an event is called. */
export type EventName = string | symbol;

/** What an event calls. What it returns is ignored. */
export type Listener = (...args: unknown[]) => unknown;

/** A synchronous event emitter, built without `node:events`. */
export class EventEmitter {
  /**
   * Adds a listener at the end of the list. The same function may be added more than once.
   *
   * @throws TypeError when the listener is not a function
   */
  on(event: EventName, listener: Listener): this {
    throw new Error("Not implemented: on");
  }

  /**
   * Adds a listener that is removed just before its first call.
   *
   * @throws TypeError when the listener is not a function
   */
  once(event: EventName, listener: Listener): this {
    throw new Error("Not implemented: once");
  }

  /** Removes one registration of the listener, the latest one. */
  off(event: EventName, listener: Listener): this {
    throw new Error("Not implemented: off");
  }

  /** Calls the listeners of the event in order, and returns whether there were any. */
  emit(event: EventName, ...args: unknown[]): boolean {
    throw new Error("Not implemented: emit");
  }
}
