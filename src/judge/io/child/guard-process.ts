const { apply, defineProperty, get } = Reflect;

/** Keeps the learner's code from signalling other processes, such as the judge itself. */
export function guardProcess(mayKill: boolean): void {
  const { pid, ppid } = process;
  // What `process.kill` calls; not in the types.
  const kill: unknown = get(process, "_kill");
  if (typeof kill !== "function") return;
  defineProperty(process, "_kill", {
    configurable: false,
    writable: false,
    value(target: unknown, signal: unknown): unknown {
      const allowed = mayKill ? Number(target) > 1 && target !== ppid : target === pid;
      if (!allowed) throw new Error("A solution may not signal a process that it did not start");
      return apply(kill, process, [target, signal]);
    },
  });
}
