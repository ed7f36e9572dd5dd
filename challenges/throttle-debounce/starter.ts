/** Returns a function that runs `fn` once, `ms` milliseconds after the last of its calls. */
export function debounce<A extends unknown[]>(
  fn: (...args: A) => unknown,
  ms: number,
): (...args: A) => void {
  void fn;
  void ms;
  throw new Error("Not implemented: debounce");
}
