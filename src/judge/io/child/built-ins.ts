/**
 * Guards the built-ins that assertions depend on, inside the judged child. It runs before the
 * learner's code and uses nothing afterwards that the learner's code could have replaced.
 */
const { getOwnPropertyDescriptor, defineProperty, ownKeys, getPrototypeOf } = Reflect;
const same = Object.is;

const LOCKED: [string, object][] = [
  ["Object", Object],
  ["Reflect", Reflect],
  ["process.hrtime", process.hrtime],
];

const WATCHED: [string, object][] = [
  ["Array", Array],
  ["Array.prototype", Array.prototype],
  ["Promise", Promise],
  ["Promise.prototype", Promise.prototype],
  ["JSON", JSON],
  ["Math", Math],
  ["Map.prototype", Map.prototype],
  ["Set.prototype", Set.prototype],
  ["WeakMap.prototype", WeakMap.prototype],
  ["String.prototype", String.prototype],
  ["Number", Number],
  ["Number.prototype", Number.prototype],
  ["Symbol", Symbol],
  ["Symbol.prototype", Symbol.prototype],
  ["RegExp.prototype", RegExp.prototype],
  ["Function.prototype", Function.prototype],
  ["Object.prototype", Object.prototype],
  ["Error.prototype", Error.prototype],
  ["Date.prototype", Date.prototype],
  ["Array iterator", getPrototypeOf([][Symbol.iterator]()) ?? {}],
  ["Map iterator", getPrototypeOf(new Map()[Symbol.iterator]()) ?? {}],
  ["Set iterator", getPrototypeOf(new Set()[Symbol.iterator]()) ?? {}],
];

/** Globals that must still be the same object after each test; clocks are left to the suites. */
const WATCHED_GLOBALS = [
  "Object",
  "Array",
  "Promise",
  "JSON",
  "Map",
  "Set",
  "WeakMap",
  "String",
  "Number",
  "Symbol",
  "RegExp",
  "Function",
  "Error",
  "TypeError",
  "RangeError",
  "Proxy",
  "Reflect",
  "queueMicrotask",
] as const;

interface Snapshot {
  owner: object;
  key: PropertyKey;
  label: string;
  was: unknown;
}

/**
 * Locks the statics of `Object` and `Reflect`, remembers the other built-ins, and returns a check
 * that names the first one that was replaced since, or `null`.
 */
export function guardBuiltIns(): () => string | null {
  const snapshots: Snapshot[] = [];
  for (const [label, owner] of WATCHED) remember(snapshots, label, owner);
  for (const name of WATCHED_GLOBALS) {
    snapshots.push({ owner: globalThis, key: name, label: name, was: current(globalThis, name) });
  }
  for (const [, owner] of LOCKED) lock(owner);
  const count = snapshots.length;
  return () => {
    for (let i = 0; i < count; i += 1) {
      const one = snapshots[i];
      if (one !== undefined && !same(current(one.owner, one.key), one.was)) return one.label;
    }
    return null;
  };
}

function remember(into: Snapshot[], label: string, owner: object): void {
  for (const key of ownKeys(owner)) {
    into.push({ owner, key, label: `${label}.${String(key)}`, was: current(owner, key) });
  }
}

function current(owner: object, key: PropertyKey): unknown {
  const descriptor = getOwnPropertyDescriptor(owner, key);
  return descriptor === undefined ? undefined : (descriptor.value ?? descriptor.get);
}

function lock(owner: object): void {
  for (const key of ownKeys(owner)) {
    const descriptor = getOwnPropertyDescriptor(owner, key);
    if (typeof descriptor?.value !== "function" || descriptor.configurable !== true) continue;
    defineProperty(owner, key, { ...descriptor, writable: false, configurable: false });
  }
}
