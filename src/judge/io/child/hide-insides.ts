import asyncHooks from "node:async_hooks";
import { syncBuiltinESMExports } from "node:module";
import v8 from "node:v8";

const { defineProperty, get } = Reflect;

/** What shows all promises, all strings or the flags of the process, or hides its errors. */
const INSIDES: [string, object, PropertyKey[]][] = [
  ["async_hooks", asyncHooks, ["createHook", "executionAsyncResource"]],
  ["v8", v8, ["getHeapSnapshot", "writeHeapSnapshot", "setHeapSnapshotNearHeapLimit"]],
  ["v8", v8, ["promiseHooks", "setFlagsFromString"]],
  ["process", process, ["setUncaughtExceptionCaptureCallback"]],
];

/** Takes away what no solution needs and what would lay the judge open. */
export function hideInsides(): void {
  // Some versions of Node make it only now, out of what is taken away.
  get(asyncHooks, "AsyncLocalStorage");
  for (const [label, owner, keys] of INSIDES) {
    for (const key of keys) {
      if (get(owner, key) === undefined) continue;
      const value = (): never => {
        throw new Error(`A solution may not use \`${label}.${String(key)}\``);
      };
      defineProperty(owner, key, { value, writable: false, configurable: false, enumerable: true });
    }
  }
  syncBuiltinESMExports();
}
