/**
 * Counts timers that fire, with a figure that only this module has: a solution can reach the
 * replaced clock and make it tell less than there is.
 */

/** Begins to count; the answer says how many timeouts set from now on have fired. */
export function countFired(): () => number {
  let fired = 0;
  const handler: ProxyHandler<typeof globalThis.setTimeout> = {
    apply(target, self, [run, ...rest]: unknown[]): unknown {
      if (typeof run !== "function") return Reflect.apply(target, self, [run, ...rest]);
      const work = run;
      function counted(this: unknown, ...args: unknown[]): unknown {
        fired += 1;
        return Reflect.apply(work, this, args);
      }
      return Reflect.apply(target, self, [counted, ...rest]);
    },
  };
  globalThis.setTimeout = new Proxy(globalThis.setTimeout, handler);
  return () => fired;
}
