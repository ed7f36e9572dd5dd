/** Each run has a map of its own and a link to the run around it; reading walks outwards. */
import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, ServerResponse } from "node:http";

type Context = Record<string, unknown>;

class Scope {
  readonly own: Map<string, unknown>;
  readonly outer: Scope | undefined;

  constructor(values: Context, outer: Scope | undefined) {
    this.own = new Map(Object.entries(values));
    this.outer = outer;
  }

  collect(): Context {
    return { ...this.outer?.collect(), ...Object.fromEntries(this.own) };
  }
}

const scopes = new AsyncLocalStorage<Scope>();

export function getContext(): Context | undefined {
  return scopes.getStore()?.collect();
}

export function runWithContext<T>(values: Context, fn: () => T): T {
  return scopes.run(new Scope(values, scopes.getStore()), fn);
}

export function bindContext<A extends unknown[], R>(fn: (...args: A) => R): (...args: A) => R {
  const inside = AsyncLocalStorage.snapshot();
  return function bound(this: unknown, ...args: A): R {
    return inside(() => Reflect.apply(fn, this, args));
  };
}

export function contextMiddleware(valuesOf: (req: IncomingMessage) => Context) {
  return (req: IncomingMessage, res: ServerResponse, next: () => void): void => {
    const values = valuesOf(req);
    runWithContext(values, () => {
      const inside = AsyncLocalStorage.snapshot();
      for (const emitter of [req, res]) {
        const { emit } = Object.getPrototypeOf(emitter);
        const emitInside = (...args: unknown[]): boolean =>
          inside(() => Reflect.apply(emit, emitter, args));
        Object.defineProperty(emitter, "emit", { value: emitInside, configurable: true });
      }
      next();
    });
  };
}

type Job = () => Promise<unknown>;

/** A pump that starts jobs; each job carries its scope. */
export class Pool {
  readonly size: number;
  readonly jobs: Job[] = [];
  running = 0;

  constructor(size: number) {
    this.size = size;
  }

  run<T>(task: () => T | Promise<T>): Promise<T> {
    const { promise, resolve, reject } = open<T>();
    const bound = bindContext(async () => task());
    this.jobs.push(() => bound().then(resolve, reject));
    this.pump();
    return promise;
  }

  pump(): void {
    while (this.running < this.size) {
      const job = this.jobs.shift();
      if (job === undefined) return;
      this.running += 1;
      void job().then(() => {
        this.running -= 1;
        this.pump();
      });
    }
  }
}

function open<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

export function setContext(values: Context): void {
  const scope = scopes.getStore();
  if (scope === undefined) throw new ReferenceError("no context");
  for (const [name, value] of Object.entries(values)) scope.own.set(name, value);
}

export function contextLog(log: (msg: string, fields?: Context) => void) {
  return (msg: string, fields?: Context): void => {
    const line = new Map(Object.entries(getContext() ?? {}));
    for (const [name, value] of Object.entries(fields ?? {})) line.set(name, value);
    log(msg, Object.fromEntries(line));
  };
}
