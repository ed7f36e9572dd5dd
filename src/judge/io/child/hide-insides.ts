import asyncHooks from "node:async_hooks";
import Module, { syncBuiltinESMExports } from "node:module";
import os from "node:os";
import v8 from "node:v8";
import threads from "node:worker_threads";
import { ASYNC_HOOKS, MODULE, OS, PROCESS, THREADS, V8 } from "../../built-ins.ts";
import type { Members } from "../../built-ins.ts";

const { defineProperty, get, getOwnPropertyDescriptor, ownKeys } = Reflect;

const OWNERS: [Members, object][] = [
  [ASYNC_HOOKS, asyncHooks],
  [MODULE, Module],
  [OS, os],
  [PROCESS, process],
  [THREADS, threads],
  [V8, v8],
];

/** Members that hold what is to be hidden although they are no functions. */
const HOLDERS: [string, object, PropertyKey[]][] = [
  ["v8", v8, ["promiseHooks"]],
  ["process", process, ["report"]],
];

/** Takes away what no solution needs and what would lay the judge open. */
export function hideInsides(): void {
  // Some versions of Node make it only now, out of what is taken away.
  get(asyncHooks, "AsyncLocalStorage");
  for (const [members, owner] of OWNERS) hideOthers(members, owner);
  for (const [label, owner, keys] of HOLDERS) {
    for (const key of keys) if (get(owner, key) !== undefined) hide(label, owner, key);
  }
  // Node calls it with every error that nobody handles.
  pin(process, "_fatalException");
  syncBuiltinESMExports();
}

/** Functions that nobody has allowed; one of a later Node is hidden until somebody has. */
function hideOthers({ label, allowed }: Members, owner: object): void {
  for (const key of ownKeys(owner)) {
    const value: unknown = getOwnPropertyDescriptor(owner, key)?.value;
    if (typeof value !== "function" || typeof key !== "string" || allowed.has(key)) continue;
    hide(label, owner, key);
  }
}

function hide(label: string, owner: object, key: PropertyKey): void {
  const value = (): never => {
    throw new Error(`A solution may not use \`${label}.${String(key)}\``);
  };
  defineProperty(owner, key, { value, writable: false, configurable: false, enumerable: true });
}

function pin(owner: object, key: PropertyKey): void {
  if (getOwnPropertyDescriptor(owner, key) === undefined) return;
  defineProperty(owner, key, { writable: false, configurable: false });
}
