import net from "node:net";
import childProcess from "node:child_process";
import { syncBuiltinESMExports } from "node:module";
import timers from "node:timers";
import threads from "node:worker_threads";
import type { LeakKind } from "../../../catalog/challenge.ts";
import type { RawLeak } from "../../message.ts";
import { keepStack } from "./stack-keeper.ts";
import type { KeptStack } from "./stack-keeper.ts";

/** What was made since the tracking began and has not ended. */
export interface LeakTracker {
  /** What is still going on, up to a number that is too high already. */
  list: () => RawLeak[];
  /** Whether something of the kind is still going on. */
  has: (kind: LeakKind) => boolean;
}

/** Something that was made, where, and whether it is still going on. */
interface Made {
  kind: LeakKind;
  detail: string | null;
  made: KeptStack;
  isActive: () => boolean;
}

/** How many there are before those that have ended are first forgotten. */
const PRUNE_AT = 2000;
/** A message to the parent has to end somewhere. */
const MOST = 2000;
const { apply, construct, defineProperty, get } = Reflect;

/** Tracks what is made from now on: timers, servers, sockets, threads, processes, listeners. */
export function trackLeaks(): LeakTracker {
  let all: Made[] = [];
  let pruneAt = PRUNE_AT;
  const add: Add = (kind, isActive, detail) => {
    if (all.length >= pruneAt) {
      all = all.filter((one) => one.isActive());
      // Code may well have many at once; looking at them all each time would slow it down.
      pruneAt = Math.max(PRUNE_AT, all.length * 2);
    }
    all.push({ kind, detail: detail ?? null, made: keepStack(), isActive });
  };
  for (const owner of [globalThis, timers]) {
    for (const name of ["setTimeout", "setInterval"]) watchTimer(owner, name, add);
  }
  watchMethod(net.Server.prototype, "listen", (server) => {
    add("server", () => get(server, "listening") === true);
  });
  watchMethod(net.Socket.prototype, "connect", (socket) => {
    add("socket", () => get(socket, "destroyed") !== true);
  });
  watchMethod(childProcess.ChildProcess.prototype, "spawn", (child) => {
    add("process", () => get(child, "exitCode") === null && get(child, "signalCode") === null);
  });
  watchWorkers(add);
  watchListeners(add);
  syncBuiltinESMExports();
  return {
    list: () =>
      all
        .filter((one) => one.isActive())
        .slice(0, MOST)
        .map(({ kind, detail, made }) => ({
          kind,
          ...(detail === null ? {} : { detail }),
          stack: made.read(),
        })),
    has: (kind) => all.some((one) => one.kind === kind && one.isActive()),
  };
}

type Add = (kind: LeakKind, isActive: () => boolean, detail?: string) => void;

function watchTimer(owner: object, name: string, add: Add): void {
  const real: unknown = get(owner, name);
  if (typeof real !== "function") return;
  const watched = function (this: unknown, ...args: unknown[]): unknown {
    const timer: unknown = apply(real, this, args);
    if (typeof timer === "object" && timer !== null) {
      add(name === "setInterval" ? "interval" : "timer", () => isTicking(timer));
    }
    return timer;
  };
  // Such as `util.promisify.custom` of `setTimeout`.
  Object.defineProperties(watched, Object.getOwnPropertyDescriptors(real));
  defineProperty(owner, name, {
    value: watched,
    configurable: true,
    writable: true,
    enumerable: true,
  });
}

/** An unreferenced timer keeps nothing alive, so it is nobody's leak. */
function isTicking(timer: object): boolean {
  if (get(timer, "_destroyed") !== false) return false;
  const hasRef: unknown = get(timer, "hasRef");
  return typeof hasRef === "function" && apply(hasRef, timer, []) === true;
}

function watchMethod(prototype: object, name: string, onCall: (owner: object) => void): void {
  const real: unknown = get(prototype, name);
  if (typeof real !== "function") return;
  defineProperty(prototype, name, {
    configurable: true,
    writable: true,
    value(this: object, ...args: unknown[]): unknown {
      const result: unknown = apply(real, this, args);
      onCall(this);
      return result;
    },
  });
}

function watchWorkers(add: Add): void {
  const { Worker } = threads;
  const watched: typeof Worker = new Proxy(Worker, {
    construct(target, args: unknown[], newTarget): object {
      const worker: unknown = construct(target, args, newTarget === watched ? target : newTarget);
      if (!(worker instanceof Worker)) throw new TypeError("This is no worker");
      add("thread", () => worker.threadId !== -1);
      return worker;
    },
  });
  threads.Worker = watched;
}

function watchListeners(add: Add): void {
  const raw = process.rawListeners.bind(process);
  for (const name of ["on", "addListener", "once", "prependListener", "prependOnceListener"]) {
    const real: unknown = get(process, name);
    if (typeof real !== "function") continue;
    defineProperty(process, name, {
      configurable: true,
      writable: true,
      value(this: unknown, event: string | symbol, listener: unknown): unknown {
        const result: unknown = apply(real, process, [event, listener]);
        const isThere = (): boolean =>
          raw(event).some((one) => one === listener || get(one, "listener") === listener);
        add("listener", isThere, `process "${String(event)}"`);
        return result;
      },
    });
  }
}
