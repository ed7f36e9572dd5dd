interface Options<A extends unknown[]> {
  key?: (...args: A) => unknown;
  max?: number;
  ttlMs?: number;
  now?: () => number;
}

interface Call<R> {
  readonly path: readonly unknown[];
  readonly startedAt: number;
  readonly outcome: R;
}

const same = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((part, i) => sameValue(part, other[i]));

const sameValue = (one: unknown, other: unknown): boolean =>
  one === other || (Number.isNaN(one) && Number.isNaN(other));

async function onFailure(outcome: unknown, run: () => void): Promise<void> {
  try {
    await outcome;
  } catch {
    run();
  }
}

/** A list of calls, the most recently used one first: slow for many results, and short. */
export const memoize = <A extends unknown[], R>(
  fn: (...args: A) => R,
  { key, max = Number.MAX_VALUE, ttlMs = Number.POSITIVE_INFINITY, now }: Options<A> = {},
) => {
  let calls: Call<R>[] = [];
  const time = (): number => (now ? now() : Date.now());
  const pathOf = (args: A): unknown[] => (key ? [key(...args)] : args);
  const find = (path: unknown[]) => calls.find((call) => same(call.path, path));
  const without = (gone?: Call<R>): Call<R>[] => calls.filter((call) => call !== gone);

  function remembering(this: unknown, ...args: A): R {
    const path = pathOf(args);
    const found = find(path);
    if (found && time() - found.startedAt < ttlMs) {
      calls = [found, ...without(found)];
      return found.outcome;
    }
    const startedAt = time();
    const call: Call<R> = { path, startedAt, outcome: Reflect.apply(fn, this, args) };
    calls = [call, ...without(find(path))].slice(0, max);
    void onFailure(call.outcome, () => {
      calls = without(call);
    });
    return call.outcome;
  }

  remembering.delete = (...args: A): boolean => {
    const before = calls.length;
    calls = without(find(pathOf(args)));
    return calls.length < before;
  };
  remembering.clear = (): void => {
    calls = [];
  };
  return remembering;
};

/** An object with a function for each method of the service, and a getter for all else. */
export function cachingProxy<T extends object>(
  service: T,
  methods: (keyof T)[],
  options?: Options<unknown[]>,
): T {
  const names = new Set<PropertyKey>();
  for (let at: object | null = service; at && at !== Object.prototype;) {
    for (const name of Reflect.ownKeys(at)) names.add(name);
    at = Reflect.getPrototypeOf(at);
  }
  const proxy: T = Object.create(null);
  for (const name of names) {
    const value: unknown = Reflect.get(service, name);
    if (typeof value !== "function" || name === "constructor") {
      Object.defineProperty(proxy, name, {
        get: () => Reflect.get(service, name),
        enumerable: true,
      });
      continue;
    }
    const call = (...args: unknown[]): unknown => Reflect.apply(value, service, args);
    const isChosen = methods.some((method) => method === name);
    Object.defineProperty(proxy, name, { value: isChosen ? memoize(call, options) : call });
  }
  return proxy;
}
