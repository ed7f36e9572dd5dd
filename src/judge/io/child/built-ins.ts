import vm from "node:vm";

/**
 * Guards the built-ins that assertions depend on, inside the judged child. It is loaded before the
 * learner's code and uses nothing afterwards that the learner's code could have replaced.
 */
const { apply, getOwnPropertyDescriptor, defineProperty, ownKeys, getPrototypeOf, get } = Reflect;
const { has } = Set.prototype;
const same = Object.is;
const { stringify } = JSON;

/** What no solution needs to replace is locked, so that trying it throws. */
const LOCKED: object[] = [
  ...[Object, Reflect, process.hrtime, Atomics],
  ...[vm.SourceTextModule.prototype, vm.SyntheticModule.prototype, vm.Module.prototype],
];

/** The test tools call their own functions with these. */
const CALLS = ["apply", "bind", "call"];

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

/** Methods that later versions of the language have, which polyfills may add. */
const STANDARD = new Set<PropertyKey>([
  ...["union", "intersection", "difference", "symmetricDifference"],
  ...["isSubsetOf", "isSupersetOf", "isDisjointFrom", "getOrInsert", "getOrInsertComputed"],
]);

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

/** What was replaced since the guard was set up: each names the first, or gives `null`. */
export interface BuiltInGuard {
  /** Looks at everything, also behind getters. */
  inspect: () => string | null;
  /** Looks at everything but in a quick way; `fakeClock` leaves the clocks out. */
  look: (fakeClock: boolean) => string | null;
  /** Looks at the built-ins alone, quick enough for every assertion. */
  glance: () => string | null;
  /** Looks only whether something was added to what every object has. */
  peek: () => string | null;
}

interface Snapshot {
  owner: object;
  key: PropertyKey;
  label: string;
  was: unknown;
  isGetter: boolean;
  /** Nothing can make it another one. */
  isFixed: boolean;
}

/** Locks the statics of `Object` and `Reflect` and remembers the other built-ins. */
export function guardBuiltIns(): BuiltInGuard {
  const builtIns: Snapshot[] = [];
  const others: Snapshot[] = [];
  lockCalls();
  for (const [label, owner] of WATCHED) remember(builtIns, label, owner);
  for (const name of WATCHED_GLOBALS) others.push(snapshot(globalThis, name, name));
  for (const name of PROCESS) others.push(snapshot(process, name, `process.${name}`));
  const clocks = CLOCKS.map((name) => snapshot(globalThis, name, name));
  const findRead = compileReads(builtIns.filter(({ isGetter, isFixed }) => !isGetter && !isFixed));
  // Polyfills add statics such as `Promise.try`, which no test can be bent by.
  const sizes = measure(WATCHED.filter(([label]) => /prototype$|iterator$/.test(label)));
  const core = measure(WATCHED.filter(([label]) => CORE.has(label)));
  for (const owner of LOCKED) lock(owner, ownKeys(owner));
  const glance = (): string | null => findRead() ?? findGrown(core);
  return {
    glance,
    peek: () => findGrown(core),
    look: (fakeClock) =>
      glance() ?? findReplaced(others) ?? (fakeClock ? null : findReplaced(clocks)),
    inspect: () => findReplaced(builtIns) ?? findReplaced(others) ?? findGrown(sizes),
  };
}

/**
 * Makes what finds the first whose value is another one when it is read. That happens for every
 * assertion: V8 remembers for each read in a source where its value was found, and reads that are written
 * out are ten times as fast as one in a loop. NaN, which is no value of its own, is fixed.
 */
function compileReads(snapshots: Snapshot[]): () => string | null {
  const owners = [...new Set(snapshots.map(({ owner }) => owner))];
  const reads = snapshots.map(({ owner, key }, at) => {
    const name = typeof key === "string" ? stringify(key) : `keys[${at}]`;
    return `if (owner${owners.indexOf(owner)}[${name}] !== values[${at}]) return ${at};`;
  });
  const named = owners.map((_owner, at) => `owner${at} = owners[${at}]`);
  const code = `const ${named.join(", ")};\nreturn () => {\n${reads.join("\n")}\nreturn -1;\n};`;
  const make = vm.compileFunction(code, ["owners", "keys", "values"]);
  const [keys, values] = [snapshots.map(({ key }) => key), snapshots.map(({ was }) => was)];
  const find: unknown = apply(make, undefined, [owners, keys, values]);
  if (typeof find !== "function") throw new Error("The built-ins cannot be watched.");
  return () => snapshots[Number(apply(find, undefined, []))]?.label ?? null;
}

/** The first whose property is another one, whatever reading it gives. */
function findReplaced(snapshots: Snapshot[]): string | null {
  for (let i = 0; i < snapshots.length; i += 1) {
    const one = snapshots[i];
    if (one !== undefined && !same(current(one.owner, one.key), one.was)) return one.label;
  }
  return null;
}

interface Size {
  label: string;
  owner: object;
  count: number;
}

function measure(watched: [string, object][]): Size[] {
  return watched.map(([label, owner]) => ({ label, owner, count: countKeys(owner) }));
}

function findGrown(sizes: Size[]): string | null {
  for (let i = 0; i < sizes.length; i += 1) {
    const one = sizes[i];
    if (one !== undefined && countKeys(one.owner) !== one.count) return one.label;
  }
  return null;
}

/** How many properties something has of its own, without those that polyfills may add to it. */
function countKeys(owner: object): number {
  const keys = ownKeys(owner);
  // Looked at for every assertion, and nothing may be added to these.
  if (owner === Object.prototype || owner === Array.prototype) return keys.length;
  let count = 0;
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i];
    if (key !== undefined && !apply(has, STANDARD, [key])) count += 1;
  }
  return count;
}

/** The calls of `Function.prototype` stay as they are; a function may have one of its own. */
function lockCalls(): void {
  for (const name of CALLS) {
    const real: unknown = get(Function.prototype, name);
    defineProperty(Function.prototype, name, {
      configurable: false,
      enumerable: false,
      get: () => real,
      set(this: unknown, value: unknown) {
        if (typeof this !== "function" || this === Function.prototype) {
          throw new TypeError(
            `Cannot assign to read only property '${name}' of function 'function () { [native code] }'`,
          );
        }
        const own = { value, configurable: true, enumerable: true, writable: true };
        if (!defineProperty(this, name, own)) {
          throw new TypeError(`Cannot add property ${name}, object is not extensible`);
        }
      },
    });
  }
}

function remember(into: Snapshot[], label: string, owner: object): void {
  for (const key of ownKeys(owner)) {
    const full = `${label}.${String(key)}`;
    if (!FREE.has(full)) into.push(snapshot(owner, key, full));
  }
}

function snapshot(owner: object, key: PropertyKey, label: string): Snapshot {
  const { get: getter, writable, configurable } = getOwnPropertyDescriptor(owner, key) ?? {};
  const isFixed = writable === false && configurable === false;
  return { owner, key, label, was: current(owner, key), isGetter: getter !== undefined, isFixed };
}

function current(owner: object, key: PropertyKey): unknown {
  const descriptor = getOwnPropertyDescriptor(owner, key);
  return descriptor === undefined ? undefined : (descriptor.value ?? descriptor.get);
}

/** Makes an object's functions and getters stay as they are. */
export function lock(owner: object, keys: PropertyKey[]): void {
  for (const key of keys) {
    const descriptor = getOwnPropertyDescriptor(owner, key);
    if (descriptor?.configurable !== true) continue;
    if (typeof descriptor.value === "function") descriptor.writable = false;
    else if (descriptor.get === undefined) continue;
    defineProperty(owner, key, { ...descriptor, configurable: false });
  }
}
