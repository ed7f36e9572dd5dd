/** What methods that add or remove do when they are alone, to compare one with another. */
import { EventEmitter } from "@solution";
import { present } from "./elsewhere.ts";
import { attempt, attemptCall, counter, endOf, show, thrownBy } from "./observe.ts";
import type { EventName, Listener } from "./observe.ts";

/** Something that can be seen of a method. */
export interface Aspect {
  /** What the method does, to be put after its name. */
  does: string;
  seen: (method: string) => unknown;
}

/**
 * What can be seen of a method in one aspect; what is thrown is put into words.
 *
 * @throws TypeError when there is no such method
 */
export function look(method: string, { seen }: Aspect): unknown {
  if (present([method]).length === 0) throw new TypeError(`${method} is not a function`);
  const { threw, value } = attempt(() => seen(method));
  return threw ? `threw ${show(value)}` : value;
}

/** What can be seen of a method that adds, on emitters that have no other listeners. */
export const ADDING: readonly Aspect[] = [
  {
    does: "adds a listener",
    seen: (add) => {
      const { emitter, count } = countWith(add);
      return { emit: endOf(() => emitter.emit("order")), calls: count.calls };
    },
  },
  {
    does: "passes on all the arguments of emit",
    seen: (add) => {
      const given: unknown[][] = [];
      const emitter = new EventEmitter();
      call(emitter, add, "order", (...args) => given.push(args));
      emitter.emit("order", 1, 2, 3, 4, 5);
      return [...given];
    },
  },
  {
    does: "calls its listener with the emitter as this",
    seen: (add) => {
      const seen: boolean[] = [];
      const emitter = new EventEmitter();
      call(emitter, add, "order", function (this: unknown) {
        seen.push(this === emitter);
      });
      emitter.emit("order");
      return [...seen];
    },
  },
  {
    does: "adds a listener for as many emits",
    seen: (add) => {
      const { emitter, count } = countWith(add);
      for (let i = 0; i < 3; i += 1) emitter.emit("order");
      return count.calls;
    },
  },
  {
    does: "adds a listener that a nested emit calls as often",
    seen: (add) => {
      const emitter = new EventEmitter();
      let calls = 0;
      call(emitter, add, "order", () => {
        calls += 1;
        if (calls < 4) emitter.emit("order");
      });
      emitter.emit("order");
      return calls;
    },
  },
  {
    does: "adds a listener that stays or goes in the same way if it throws",
    seen: (add) => {
      const emitter = new EventEmitter();
      call(emitter, add, "order", () => {
        throw new Error("no tea left");
      });
      attempt(() => emitter.emit("order"));
      return emitter.listenerCount("order");
    },
  },
  {
    does: "adds a listener that off finds by its function",
    seen: (add) => {
      const { emitter, count } = countWith(add);
      emitter.off("order", count.listener);
      return { emit: endOf(() => emitter.emit("order")), calls: count.calls };
    },
  },
  {
    does: "adds a listener that listeners and listenerCount show",
    seen: (add) => {
      const { emitter, count } = countWith(add);
      const listed = emitter.listeners("order");
      const original = listed.length === 1 && listed[0] === count.listener;
      return { listenerCount: emitter.listenerCount("order"), original };
    },
  },
  {
    does: "adds a listener for each call",
    seen: (add) => {
      const { emitter, count } = countWith(add);
      call(emitter, add, "order", count.listener);
      emitter.emit("order");
      return count.calls;
    },
  },
  {
    does: "accepts a symbol as the event",
    seen: (add) => {
      const event = Symbol("order");
      const emitter = new EventEmitter();
      const count = counter();
      call(emitter, add, event, count.listener);
      return { emit: endOf(() => emitter.emit(event)), calls: count.calls };
    },
  },
  {
    does: "accepts the empty name",
    seen: (add) => {
      const emitter = new EventEmitter();
      const count = counter();
      call(emitter, add, "", count.listener);
      return { emit: endOf(() => emitter.emit("")), calls: count.calls };
    },
  },
  {
    does: "checks its listener",
    seen: (add) =>
      [undefined, null, "listener", 42, {}].map((bad) =>
        thrownBy(new EventEmitter(), add, "order", bad),
      ),
  },
  {
    does: "registers as little when it throws",
    seen: (add) => {
      const emitter = new EventEmitter();
      thrownBy(emitter, add, "order", undefined);
      return emitter.listenerCount("order");
    },
  },
  {
    does: "makes error events heard",
    seen: (add) => {
      const { emitter, count } = countWith(add, "error");
      const ends = [1, 2].map(() => attempt(() => emitter.emit("error", 1)).threw);
      return { throws: ends, calls: count.calls };
    },
  },
];

/** What can be seen of a method that removes. */
export const REMOVING: readonly Aspect[] = [
  {
    does: "removes a listener",
    seen: (remove) => {
      const { emitter, count } = countWith("on");
      call(emitter, remove, "order", count.listener);
      return { emit: endOf(() => emitter.emit("order")), calls: count.calls };
    },
  },
  {
    does: "finds a waiting once listener by its function",
    seen: (remove) => {
      const { emitter, count } = countWith("once");
      call(emitter, remove, "order", count.listener);
      return { emit: endOf(() => emitter.emit("order")), calls: count.calls };
    },
  },
  {
    does: "changes nothing if the function is not registered",
    seen: (remove) => {
      const { emitter, count } = countWith("on");
      call(emitter, remove, "order", () => undefined);
      call(emitter, remove, "payment", count.listener);
      emitter.emit("order");
      return count.calls;
    },
  },
  {
    does: "removes as many registrations",
    seen: (remove) => {
      const { emitter, count } = countWith("on");
      emitter.on("order", count.listener);
      emitter.on("order", count.listener);
      call(emitter, remove, "order", count.listener);
      emitter.emit("order");
      return count.calls;
    },
  },
  {
    does: "removes the same one of several registrations",
    seen: (remove) => {
      const seen: string[] = [];
      const emitter = new EventEmitter();
      const twice = (): unknown => seen.push("twice");
      emitter.on("order", twice);
      emitter.on("order", () => seen.push("other"));
      emitter.on("order", twice);
      call(emitter, remove, "order", twice);
      emitter.emit("order");
      return [...seen];
    },
  },
  {
    does: "finds the listeners of a symbol",
    seen: (remove) => {
      const event = Symbol("order");
      const { emitter, count } = countWith("on", event);
      call(emitter, remove, event, count.listener);
      return { emit: endOf(() => emitter.emit(event)), calls: count.calls };
    },
  },
  {
    does: "skips as many listeners during an emit",
    seen: (remove) => {
      const seen: string[] = [];
      const emitter = new EventEmitter();
      const leaves = (): void => {
        seen.push("leaves");
        call(emitter, remove, "order", leaves);
      };
      emitter.on("order", leaves);
      emitter.on("order", () => seen.push("second"));
      emitter.on("order", () => seen.push("third"));
      emitter.emit("order");
      return [...seen];
    },
  },
];

/** Calls a method that adds or removes. */
export function call(
  emitter: EventEmitter,
  method: string,
  event: EventName,
  listener: Listener,
): void {
  const { threw, value } = attemptCall(emitter, method, event, listener);
  if (threw) throw value;
}

function countWith(
  add: string,
  event: EventName = "order",
): { emitter: EventEmitter; count: ReturnType<typeof counter> } {
  const emitter = new EventEmitter();
  const count = counter();
  call(emitter, add, event, count.listener);
  return { emitter, count };
}
