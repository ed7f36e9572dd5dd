/** Returns a copy of a value that shares no object or array with it, at any depth. */
export function deepClone<T>(value: T): T {
  throw new Error("Not implemented: deepClone");
}
