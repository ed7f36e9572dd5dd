/** What may be changed about how results are remembered. */
export interface MemoizeOptions<A extends unknown[]> {
  /** Calls are the same if this returns the same value for their arguments. */
  key?: (...args: A) => unknown;
  /** How many results are kept. */
  max?: number;
  /** How long a result is used, in milliseconds. */
  ttlMs?: number;
  /** The current time in milliseconds. */
  now?: () => number;
}

/** A function that remembers its results. */
export interface Memoized<A extends unknown[], R> {
  (this: unknown, ...args: A): R;
  /** Forgets the result of the call with these arguments; returns whether there was one. */
  delete(...args: A): boolean;
  /** Forgets all results. */
  clear(): void;
}

interface Result<R> {
  readonly value: R;
  readonly expiresAt: number;
}

/** A place in the tree of argument lists: the way from the root to it spells the arguments. */
class Place<R> {
  result: Result<R> | undefined;
  readonly #children = new Map<unknown, Place<R>>();
  readonly #parent: Place<R> | undefined;
  readonly #argument: unknown;

  constructor(parent?: Place<R>, argument?: unknown) {
    this.#parent = parent;
    this.#argument = argument;
  }

  /** The place of the arguments from `index` on, if there is one. */
  find(args: readonly unknown[], index = 0): Place<R> | undefined {
    return index === args.length ? this : this.#children.get(args[index])?.find(args, index + 1);
  }

  /** The place of the arguments from `index` on; makes it if there is none. */
  make(args: readonly unknown[], index = 0): Place<R> {
    if (index === args.length) return this;
    const argument = args[index];
    const next = this.#children.get(argument) ?? new Place(this, argument);
    this.#children.set(argument, next);
    return next.make(args, index + 1);
  }

  /** Removes the places that lead to no result, so that the arguments can be collected. */
  prune(): void {
    if (this.#parent === undefined || this.result !== undefined || this.#children.size > 0) return;
    this.#parent.#children.delete(this.#argument);
    this.#parent.prune();
  }
}

/** What one memoized function remembers. */
class Memory<A extends unknown[], R> {
  readonly #root = new Place<R>();
  // The places that have a result, the least recently used one first.
  readonly #used = new Set<Place<R>>();
  readonly #options: MemoizeOptions<A>;

  constructor(options: MemoizeOptions<A>) {
    this.#options = options;
  }

  recall(args: A): Result<R> | undefined {
    const { now = Date.now } = this.#options;
    const place = this.#root.find(this.#pathOf(args));
    if (place?.result === undefined || now() >= place.result.expiresAt) return undefined;
    this.#touch(place);
    return place.result;
  }

  keep(args: A, value: R, calledAt: number): void {
    const { max = Infinity, ttlMs = Infinity } = this.#options;
    const result = { value, expiresAt: calledAt + ttlMs };
    const place = this.#root.make(this.#pathOf(args));
    place.result = result;
    this.#touch(place);
    for (const oldest of this.#used) {
      if (this.#used.size <= max) break;
      this.#forget(oldest);
    }
    if (value instanceof Promise) {
      value.then(undefined, () => {
        // By now there may be a newer result, which this rejection does not concern.
        if (place.result === result) this.#forget(place);
      });
    }
  }

  delete(args: A): boolean {
    const place = this.#root.find(this.#pathOf(args));
    if (place?.result === undefined) return false;
    this.#forget(place);
    return true;
  }

  clear(): void {
    for (const place of this.#used) this.#forget(place);
  }

  #pathOf(args: A): readonly unknown[] {
    const { key } = this.#options;
    return key === undefined ? args : [key(...args)];
  }

  #touch(place: Place<R>): void {
    this.#used.delete(place);
    this.#used.add(place);
  }

  #forget(place: Place<R>): void {
    this.#used.delete(place);
    place.result = undefined;
    place.prune();
  }
}

/** Returns a function that calls `fn` only once for the same arguments. */
export function memoize<A extends unknown[], R>(
  fn: (this: unknown, ...args: A) => R,
  options: MemoizeOptions<A> = {},
): Memoized<A, R> {
  const { now = Date.now } = options;
  const memory = new Memory<A, R>(options);

  function memoized(this: unknown, ...args: A): R {
    // The result is an object, so that a remembered undefined is not taken for a missing one.
    const known = memory.recall(args);
    if (known !== undefined) return known.value;
    const calledAt = now();
    const value = fn.apply(this, args);
    memory.keep(args, value, calledAt);
    return value;
  }

  return Object.assign(memoized, {
    delete: (...args: A): boolean => memory.delete(args),
    clear: (): void => memory.clear(),
  });
}

/** A stand-in for `service` whose chosen methods remember their results. */
export function cachingProxy<T extends object>(
  service: T,
  methods: readonly (keyof T)[],
  options?: MemoizeOptions<unknown[]>,
): T {
  const memoized = new Map<unknown, unknown>();
  for (const name of methods) {
    const method: unknown = service[name];
    if (typeof method !== "function") continue;
    const call = (...args: unknown[]): unknown => Reflect.apply(method, service, args);
    memoized.set(name, memoize(call, options));
  }
  return new Proxy(service, {
    get(target, name) {
      if (memoized.has(name)) return memoized.get(name);
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      // The private fields of the service work only if `this` is the service itself.
      return (...args: unknown[]): unknown => Reflect.apply(value, target, args);
    },
  });
}
