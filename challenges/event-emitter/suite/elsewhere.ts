/**
 * What other requirements judge. A test that needs more than it judges asks here first, so that one
 * mistake misses one requirement.
 */
import { EventEmitter } from "@solution";
import { attempt, counter, returnedBy } from "./observe.ts";
import type { EventName } from "./observe.ts";

/** Those of the methods that the emitter has. */
export function present(methods: readonly string[]): string[] {
  const emitter = new EventEmitter();
  return methods.filter((name) => typeof Reflect.get(emitter, name) === "function");
}

/** Whether emit calls a listener before it returns. */
export function callsNow(): boolean {
  const emitter = new EventEmitter();
  const count = counter();
  emitter.on("order", count.listener);
  emitter.emit("order");
  return count.calls === 1;
}

/** Whether emit calls listeners in the order of their registrations. */
export function keepsOrder(): boolean {
  const seen: string[] = [];
  const emitter = new EventEmitter();
  for (const name of ["first", "second", "third"]) emitter.on("order", () => void seen.push(name));
  emitter.emit("order");
  return seen.join() === "first,second,third";
}

/** Whether emit tells that an event has no listener. */
export function tellsNobody(): boolean {
  return !new EventEmitter().emit("nobody listens");
}

/** Whether emit returns false when its last listener, a once listener, is gone. */
export function forgetsOnce(): boolean {
  const emitter = new EventEmitter();
  emitter.once("once only", () => undefined);
  emitter.emit("once only");
  return !emitter.emit("once only");
}

/** Whether a once listener is gone before a nested emit, and after it has thrown. */
export function removesOnceFirst(): boolean {
  const emitter = new EventEmitter();
  let calls = 0;
  emitter.once("order", () => {
    calls += 1;
    if (calls < 3) emitter.emit("order");
    throw new Error("no tea left");
  });
  attempt(() => emitter.emit("order"));
  return calls === 1 && emitter.listenerCount("order") === 0;
}

/** Whether off removes the latest one of two registrations, and only that. */
export function removesLatest(): boolean {
  const seen: string[] = [];
  const emitter = new EventEmitter();
  const twice = (): unknown => seen.push("twice");
  emitter.on("order", twice);
  emitter.on("order", () => seen.push("other"));
  emitter.on("order", twice);
  emitter.off("order", twice);
  emitter.emit("order");
  return seen.join() === "twice,other";
}

/** Whether off finds a waiting once listener. */
export function findsOnce(): boolean {
  const emitter = new EventEmitter();
  const { listener } = counter();
  emitter.once("order", listener);
  emitter.off("order", listener);
  return !emitter.emit("order");
}

/** Whether an emit works on a snapshot when its listeners add with on and remove with off. */
export function takesSnapshots(): boolean {
  const emitter = new EventEmitter();
  const added = counter();
  const removed = counter();
  emitter.on("order", () => {
    emitter.on("order", added.listener);
    emitter.off("order", removed.listener);
  });
  emitter.on("order", removed.listener);
  emitter.emit("order");
  return added.calls === 0 && removed.calls === 1;
}

/** Whether off returns the emitter when there is nothing to remove. */
export function offReturnsEmitter(): boolean {
  const emitter = new EventEmitter();
  return returnedBy(emitter, "off", "order", () => undefined) === "the emitter";
}

/** Whether two emitters have listeners of their own. */
export function keepsApart(): boolean {
  const first = new EventEmitter();
  first.on("order", () => undefined);
  const second = new EventEmitter();
  return Boolean(first.emit("order")) && !second.emit("order");
}

/** Whether an error event without listeners throws. */
export function throwsUnheard(): boolean {
  return attempt(() => new EventEmitter().emit("error")).threw;
}

/** Whether a name works as the name of an event. */
export function isUsable(name: EventName): boolean {
  const emitter = new EventEmitter();
  const added = counter();
  attempt(() => emitter.on(name, added.listener));
  attempt(() => emitter.emit(name));
  const count = attempt(() => emitter.listenerCount(name)).value;
  // An emitter that turns symbols into strings hears them under both names.
  if (typeof name === "symbol") attempt(() => emitter.emit(String(name)));
  return count === 1 && added.calls === 1;
}
