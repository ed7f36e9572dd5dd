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

  /** The same as `on`. */
  addListener(event: EventName, listener: Listener): this {
    throw new Error("Not implemented: addListener");
  }

  /**
   * Adds a listener that is removed just before its first call.
   *
   * @throws TypeError when the listener is not a function
   */
  once(event: EventName, listener: Listener): this {
    throw new Error("Not implemented: once");
  }

  /**
   * Adds a listener at the front of the list.
   *
   * @throws TypeError when the listener is not a function
   */
  prependListener(event: EventName, listener: Listener): this {
    throw new Error("Not implemented: prependListener");
  }

  /**
   * Adds a listener at the front of the list that is removed just before its first call.
   *
   * @throws TypeError when the listener is not a function
   */
  prependOnceListener(event: EventName, listener: Listener): this {
    throw new Error("Not implemented: prependOnceListener");
  }

  /** Removes one registration of the listener, the latest one. */
  off(event: EventName, listener: Listener): this {
    throw new Error("Not implemented: off");
  }

  /** The same as `off`. */
  removeListener(event: EventName, listener: Listener): this {
    throw new Error("Not implemented: removeListener");
  }

  /**
   * Calls the listeners that the event has now, in order, and says whether there were any.
   *
   * @throws what a listener throws; and the reason of an `"error"` event that nobody listens to
   */
  emit(event: EventName, ...args: unknown[]): boolean {
    throw new Error("Not implemented: emit");
  }

  /** How many listeners the event has. */
  listenerCount(event: EventName): number {
    throw new Error("Not implemented: listenerCount");
  }

  /** The listeners of the event as they were given, in a new array. */
  listeners(event: EventName): Listener[] {
    throw new Error("Not implemented: listeners");
  }

  /** The names of the events that have a listener, in a new array. */
  eventNames(): EventName[] {
    throw new Error("Not implemented: eventNames");
  }

  /** Removes the listeners of one event, or of all events when no event is given. */
  removeAllListeners(event?: EventName): this {
    throw new Error("Not implemented: removeAllListeners");
  }

  /**
   * Sets how many listeners one event may have before a warning; `0` and `Infinity` set no limit.
   *
   * @throws when `n` is not a number from 0 up
   */
  setMaxListeners(n: number): this {
    throw new Error("Not implemented: setMaxListeners");
  }

  /** How many listeners one event may have before a warning; at first 10. */
  getMaxListeners(): number {
    throw new Error("Not implemented: getMaxListeners");
  }
}
