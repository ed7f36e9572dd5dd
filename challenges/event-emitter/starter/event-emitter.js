/**
 * What an event is called.
 *
 * @typedef {string | symbol} EventName
 */

/**
 * What an event calls. What it returns is ignored.
 *
 * @typedef {(...args: unknown[]) => unknown} Listener
 */

/** A synchronous event emitter, built without `node:events`. */
export class EventEmitter {
  /**
   * Adds a listener at the end of the list. The same function may be added more than once.
   *
   * @param {EventName} event
   * @param {Listener} listener
   * @returns {this}
   * @throws {TypeError} when the listener is not a function
   */
  on(event, listener) {
    throw new Error("Not implemented: on");
  }

  /**
   * The same as `on`.
   *
   * @param {EventName} event
   * @param {Listener} listener
   * @returns {this}
   */
  addListener(event, listener) {
    throw new Error("Not implemented: addListener");
  }

  /**
   * Adds a listener that is removed just before its first call.
   *
   * @param {EventName} event
   * @param {Listener} listener
   * @returns {this}
   * @throws {TypeError} when the listener is not a function
   */
  once(event, listener) {
    throw new Error("Not implemented: once");
  }

  /**
   * Adds a listener at the front of the list.
   *
   * @param {EventName} event
   * @param {Listener} listener
   * @returns {this}
   * @throws {TypeError} when the listener is not a function
   */
  prependListener(event, listener) {
    throw new Error("Not implemented: prependListener");
  }

  /**
   * Adds a listener at the front of the list that is removed just before its first call.
   *
   * @param {EventName} event
   * @param {Listener} listener
   * @returns {this}
   * @throws {TypeError} when the listener is not a function
   */
  prependOnceListener(event, listener) {
    throw new Error("Not implemented: prependOnceListener");
  }

  /**
   * Removes one registration of the listener, the latest one.
   *
   * @param {EventName} event
   * @param {Listener} listener
   * @returns {this}
   */
  off(event, listener) {
    throw new Error("Not implemented: off");
  }

  /**
   * The same as `off`.
   *
   * @param {EventName} event
   * @param {Listener} listener
   * @returns {this}
   */
  removeListener(event, listener) {
    throw new Error("Not implemented: removeListener");
  }

  /**
   * Calls the listeners that the event has now, in order, and says whether there were any.
   *
   * @param {EventName} event
   * @param {...unknown} args
   * @returns {boolean}
   * @throws what a listener throws; and the reason of an `"error"` event that nobody listens to
   */
  emit(event, ...args) {
    throw new Error("Not implemented: emit");
  }

  /**
   * How many listeners the event has.
   *
   * @param {EventName} event
   * @returns {number}
   */
  listenerCount(event) {
    throw new Error("Not implemented: listenerCount");
  }

  /**
   * The listeners of the event as they were given, in a new array.
   *
   * @param {EventName} event
   * @returns {Listener[]}
   */
  listeners(event) {
    throw new Error("Not implemented: listeners");
  }

  /**
   * The names of the events that have a listener, in a new array.
   *
   * @returns {EventName[]}
   */
  eventNames() {
    throw new Error("Not implemented: eventNames");
  }

  /**
   * Removes the listeners of one event, or of all events when no event is given.
   *
   * @param {EventName} [event]
   * @returns {this}
   */
  removeAllListeners(event) {
    throw new Error("Not implemented: removeAllListeners");
  }

  /**
   * Sets how many listeners one event may have before a warning; `0` and `Infinity` set no limit.
   *
   * @param {number} n
   * @returns {this}
   * @throws when `n` is not a number from 0 up
   */
  setMaxListeners(n) {
    throw new Error("Not implemented: setMaxListeners");
  }

  /**
   * How many listeners one event may have before a warning; at first 10.
   *
   * @returns {number}
   */
  getMaxListeners() {
    throw new Error("Not implemented: getMaxListeners");
  }
}
