/**
 * What other requirements judge. A test that needs more than it judges asks here first, so that one
 * mistake misses one requirement.
 */
import { begin, isPending } from "./observe.ts";
import type { Combine } from "./observe.ts";

/** Whether a combinator accepts a generator that hands out one fulfilled promise. */
export async function readsGenerators(combine: Combine): Promise<boolean> {
  let read = false;
  const items = (function* () {
    read = true;
    yield Promise.resolve("tea");
  })();
  return !(await isPending(begin(combine, items))) && read;
}

/** Whether a combinator resolves when its only item is a plain value. */
export async function takesValues(combine: Combine): Promise<boolean> {
  const { promise } = begin(combine, ["tea"]);
  return promise.then(
    () => true,
    () => false,
  );
}

/** Whether `any` stays pending when one of two items is rejected. */
export async function outlivesRejections(any: Combine): Promise<boolean> {
  return isPending(begin(any, [Promise.reject("no tea left"), new Promise(() => undefined)]));
}
