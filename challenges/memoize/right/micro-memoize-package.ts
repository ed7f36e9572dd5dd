// over: micro-memoize@5
import { memoize as micro } from "micro-memoize";

type Options<A extends unknown[]> = {
  key?: (...args: A) => unknown;
  max?: number;
  ttlMs?: number;
  now?: () => number;
};

export function memoize<A extends unknown[], R>(
  fn: (...args: A) => R,
  { key, max = Number.MAX_SAFE_INTEGER, ttlMs = Infinity, now = Date.now }: Options<A> = {},
) {
  const boxed = micro(
    function (this: unknown, ...args: A) {
      const box = { until: now() + ttlMs, value: fn.apply(this, args) };
      const forget = (): unknown =>
        cache.has(args) && cache.get(args) === box && cache.delete(args);
      if (box.value instanceof Promise) box.value.then(null, forget);
      return box;
    },
    { maxSize: max, ...(key && { transformKey: (args: A) => [key(...args)] }) },
  );
  const { cache } = boxed;
  function memoized(this: unknown, ...args: A): R {
    const old = cache.has(args) ? cache.get(args) : undefined;
    if (old && old.until <= now()) cache.delete(args);
    return boxed.apply(this, args).value;
  }
  return Object.assign(memoized, {
    delete: (...args: A): boolean => cache.delete(args),
    clear: (): void => cache.clear(),
  });
}

export function cachingProxy<T extends object>(
  service: T,
  methods: readonly (keyof T)[],
  options?: Options<unknown[]>,
): T {
  const bound = (name: PropertyKey): unknown => {
    const value: unknown = Reflect.get(service, name);
    return typeof value === "function" ? value.bind(service) : value;
  };
  const chosen = new Map<PropertyKey, unknown>();
  for (const name of methods) {
    const method = bound(name);
    if (typeof method === "function") {
      const call = (...args: unknown[]): unknown => Reflect.apply(method, service, args);
      chosen.set(name, memoize(call, options));
    }
  }
  return new Proxy(service, {
    get: (_target, name) => (chosen.has(name) ? chosen.get(name) : bound(name)),
  });
}
