/**
 * Guards the built-ins that assertions depend on, inside the judged child. It is loaded before the
 * learner's code and uses nothing afterwards that the learner's code could have replaced.
 */
const { getOwnPropertyDescriptor, defineProperty, ownKeys, getPrototypeOf, get } = Reflect;
const same = Object.is;

/** What no solution needs to replace is locked, so that trying it throws. */
const LOCKED: object[] = [Object, Reflect, process.hrtime, Atomics];

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
  ["WeakSet.prototype", WeakSet.prototype],
  ["String.prototype", String.prototype],
  ["Number", Number],
  ["Number.prototype", Number.prototype],
  ["Boolean.prototype", Boolean.prototype],
  ["BigInt.prototype", BigInt.prototype],
  ["Symbol", Symbol],
  ["Symbol.prototype", Symbol.prototype],
  ["RegExp.prototype", RegExp.prototype],
  ["Function.prototype", Function.prototype],
  ["Object.prototype", Object.prototype],
  ["Error", Error],
  ["Error.prototype", Error.prototype],
  ["Date", Date],
  ["Date.prototype", Date.prototype],
  ["Array iterator", getPrototypeOf([][Symbol.iterator]()) ?? {}],
  ["Map iterator", getPrototypeOf(new Map()[Symbol.iterator]()) ?? {}],
  ["Set iterator", getPrototypeOf(new Set()[Symbol.iterator]()) ?? {}],
];

/** Set by code that means no harm: Node and many libraries do. */
const FREE = new Set(["Error.prepareStackTrace", "Error.stackTraceLimit"]);

/** What every assertion looks at; nothing may be added to it. */
const CORE = new Set(["Object.prototype", "Array.prototype"]);

/** Globals that must still be the same object after each test. */
const WATCHED_GLOBALS = [
  ...["Object", "Array", "Promise", "JSON", "Map", "Set", "WeakMap", "WeakSet", "String", "Number"],
  ...["Boolean", "BigInt", "Symbol", "RegExp", "Function", "Error", "TypeError", "RangeError"],
  ...["Proxy", "Reflect", "WeakRef", "queueMicrotask", "structuredClone", "process", "globalThis"],
];

/** Globals that a suite's fake clock replaces while it is in use. */
const CLOCKS = [
  ...["setTimeout", "setInterval", "setImmediate", "clearTimeout", "clearInterval"],
  ...["clearImmediate", "Date", "performance"],
];

const PROCESS = ["nextTick", "hrtime", "on", "once", "off", "emit", "addListener", "listeners"];

/** What was replaced since the guard was set up. */
export interface BuiltInGuard {
  /** Looks at everything; `fakeClock` leaves the clocks out. Names the first that was replaced. */
  inspect: (fakeClock: boolean) => string | null;
  /** The same for the built-ins alone, quick enough for every assertion. */
  glance: () => string | null;
}

interface Snapshot {
  owner: object;
  key: PropertyKey;
  label: string;
  was: unknown;
  isGetter: boolean;
  isClock: boolean;
}

/** Locks the statics of `Object` and `Reflect` and remembers the other built-ins. */
export function guardBuiltIns(): BuiltInGuard {
  const snapshots: Snapshot[] = [];
  const glanced: Snapshot[] = [];
  for (const [label, owner] of WATCHED) remember(snapshots, label, owner);
  glanced.push(...snapshots.filter(({ isGetter }) => !isGetter));
  for (const name of WATCHED_GLOBALS) snapshots.push(snapshot(globalThis, name, name));
  for (const name of PROCESS) snapshots.push(snapshot(process, name, `process.${name}`));
  for (const name of CLOCKS) snapshots.push({ ...snapshot(globalThis, name, name), isClock: true });
  // `Error` gets `prepareStackTrace` from code that means no harm.
  const sizes = measure(WATCHED.filter(([, owner]) => owner !== Error));
  const core = measure(WATCHED.filter(([label]) => CORE.has(label)));
  for (const owner of LOCKED) lock(owner);
  return {
    inspect: (fakeClock) => {
      for (let i = 0; i < snapshots.length; i += 1) {
        const one = snapshots[i];
        if (one === undefined || (one.isClock && fakeClock)) continue;
        if (!same(current(one.owner, one.key), one.was)) return one.label;
      }
      return findGrown(sizes);
    },
    glance: () => {
      for (let i = 0; i < glanced.length; i += 1) {
        const one = glanced[i];
        if (one !== undefined && !same(get(one.owner, one.key), one.was)) return one.label;
      }
      return findGrown(core);
    },
  };
}

interface Size {
  label: string;
  owner: object;
  count: number;
}

function measure(watched: [string, object][]): Size[] {
  return watched.map(([label, owner]) => ({ label, owner, count: ownKeys(owner).length }));
}

function findGrown(sizes: Size[]): string | null {
  for (let i = 0; i < sizes.length; i += 1) {
    const one = sizes[i];
    if (one !== undefined && ownKeys(one.owner).length !== one.count) return one.label;
  }
  return null;
}

function remember(into: Snapshot[], label: string, owner: object): void {
  for (const key of ownKeys(owner)) {
    const full = `${label}.${String(key)}`;
    if (!FREE.has(full)) into.push(snapshot(owner, key, full));
  }
}

function snapshot(owner: object, key: PropertyKey, label: string): Snapshot {
  const isGetter = getOwnPropertyDescriptor(owner, key)?.get !== undefined;
  return { owner, key, label, was: current(owner, key), isGetter, isClock: false };
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
