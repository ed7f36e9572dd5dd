/** What tests ask of an equality: both ways round, and no more than once. */
import { deepEqual } from "@solution";
import { made } from "./observe.ts";

/** Whether two values are equal, whichever comes first. */
export function equal(a: unknown, b: unknown): boolean {
  const sentence = "deepEqual returns true or false for any two values";
  return made(() => deepEqual(a, b) && deepEqual(b, a), sentence);
}

/** For each pair, whether it is different, whichever comes first. */
export function differing(pairs: readonly (readonly [unknown, unknown])[]): boolean[] {
  const sentence = "deepEqual returns true or false for any two values";
  const differ = (a: unknown, b: unknown): boolean => made(() => !deepEqual(a, b), sentence);
  return pairs.map(([a, b]) => differ(a, b) && differ(b, a));
}
