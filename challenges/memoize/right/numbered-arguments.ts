type Options<A extends unknown[]> = {
  key?: (...args: A) => unknown;
  max?: number;
  ttlMs?: number;
  now?: () => number;
};

type Entry<R> = { value: R; at: number };

/** Gives every value a number of its own, so that a list of values can be written as a text. */
class Numbers {
  #ofObjects = new WeakMap<object, number>();
  #ofOthers = new Map<unknown, number>();
  #last = 0;

  write(values: readonly unknown[]): string {
    return values.map((value) => this.#numberOf(value)).join(" ");
  }

  #numberOf(value: unknown): number {
    const isObject = (typeof value === "object" && value !== null) || typeof value === "function";
    const known = isObject ? this.#ofObjects.get(value) : this.#ofOthers.get(value);
    if (known !== undefined) return known;
    this.#last += 1;
    if (isObject) this.#ofObjects.set(value, this.#last);
    else this.#ofOthers.set(value, this.#last);
    return this.#last;
  }
}

class Memory<A extends unknown[], R> {
  readonly #numbers = new Numbers();
  readonly #entries = new Map<string, Entry<R>>();
  readonly #fn: (...args: A) => R;
  readonly #options: Options<A>;

  constructor(fn: (...args: A) => R, options: Options<A>) {
    this.#fn = fn;
    this.#options = options;
  }

  call(owner: unknown, args: A): R {
    const text = this.#textOf(args);
    const { ttlMs = Infinity, max = Infinity } = this.#options;
    const old = this.#entries.get(text);
    if (old !== undefined && this.#time() - old.at < ttlMs) {
      this.#entries.delete(text);
      this.#entries.set(text, old);
      return old.value;
    }
    const at = this.#time();
    const entry: Entry<R> = { value: this.#fn.call(owner, ...args), at };
    this.#entries.delete(text);
    this.#entries.set(text, entry);
    if (this.#entries.size > max) {
      const [oldest] = this.#entries.keys();
      if (oldest !== undefined) this.#entries.delete(oldest);
    }
    const { value } = entry;
    if (value instanceof Promise) {
      value.catch(() => {
        if (this.#entries.get(text) === entry) this.#entries.delete(text);
      });
    }
    return value;
  }

  delete(args: A): boolean {
    return this.#entries.delete(this.#textOf(args));
  }

  clear(): void {
    this.#entries.clear();
  }

  #textOf(args: A): string {
    const { key } = this.#options;
    return this.#numbers.write(key ? [key(...args)] : args);
  }

  #time(): number {
    return this.#options.now?.() ?? Date.now();
  }
}

export function memoize<A extends unknown[], R>(fn: (...args: A) => R, options: Options<A> = {}) {
  const memory = new Memory(fn, options);
  function wrapper(this: unknown, ...args: A): R {
    return memory.call(this, args);
  }
  wrapper.delete = (...args: A): boolean => memory.delete(args);
  wrapper.clear = (): void => memory.clear();
  return wrapper;
}

export function cachingProxy<T extends object>(
  service: T,
  methods: readonly (keyof T)[],
  options?: Options<unknown[]>,
): T {
  const cached = new Map<PropertyKey, unknown>();
  for (const name of methods) {
    const call = (...args: unknown[]): unknown => {
      const method: unknown = service[name];
      return typeof method === "function" ? Reflect.apply(method, service, args) : undefined;
    };
    cached.set(name, memoize(call, options));
  }
  return new Proxy(service, {
    get(_target, name) {
      if (cached.has(name)) return cached.get(name);
      const value: unknown = Reflect.get(service, name);
      if (typeof value !== "function") return value;
      return (...args: unknown[]): unknown => Reflect.apply(value, service, args);
    },
  });
}
