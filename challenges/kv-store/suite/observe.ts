/** What tests see of a store, and a store whose time the test moves. */
import { KvStore } from "@solution";

/** The content of a store, as sorted texts such as "a=1". */
export function contentOf(store: KvStore): string[] {
  return store
    .scan("")
    .map((pair) => pair.join("="))
    .sort();
}

/** A store with the keys "a" and "b", and the values "1" and "2". */
export function twoKeys(): KvStore {
  const store = new KvStore();
  store.set("a", "1");
  store.set("b", "2");
  return store;
}

/** A store, and a function that moves the time that its `now` returns. */
export interface Aging {
  store: KvStore;
  pass: (ms: number) => void;
}

/** Makes a store whose time the test moves. */
export function aging(): Aging {
  let time = 1_000_000;
  return { store: new KvStore({ now: () => time }), pass: (ms) => void (time += ms) };
}

/** A store with the keys "a" and "b", whose time stands still. */
export function twoStillKeys(): KvStore {
  const { store } = aging();
  store.set("a", "1");
  store.set("b", "2");
  return store;
}

/** Whether `run` throws. */
export function throws(run: () => unknown): boolean {
  try {
    run();
    return false;
  } catch {
    return true;
  }
}
