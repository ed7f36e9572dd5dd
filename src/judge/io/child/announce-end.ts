const { apply, defineProperty, get } = Reflect;
const { pid } = process;

/** Says when the code ends its own process by a signal: then it was not the machine. */
export function announceEnd(say: () => void): void {
  watch("abort", () => true);
  // What `process.kill` calls; not in the types. Signal 0 only asks.
  watch("_kill", (target, signal) => target === pid && signal !== 0);

  function watch(name: string, isEnd: (...args: unknown[]) => boolean): void {
    const real: unknown = get(process, name);
    if (typeof real !== "function") return;
    defineProperty(process, name, {
      configurable: true,
      writable: true,
      value(this: unknown, ...args: unknown[]): unknown {
        if (isEnd(...args)) say();
        return apply(real, process, args);
      },
    });
  }
}
