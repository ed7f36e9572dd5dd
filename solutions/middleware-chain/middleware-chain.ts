/** Runs the rest of the chain and resolves with what the next middleware returns. */
export type Next = () => Promise<unknown>;

/** A middleware in the style of Koa. */
export type Middleware<Context> = (context: Context, next: Next) => unknown;

/** Makes one function of several middlewares; it is a middleware itself. */
export function compose<Context>(
  middleware: readonly Middleware<Context>[],
): (context: Context, next?: () => unknown) => Promise<unknown> {
  if (!Array.isArray(middleware)) throw new TypeError("middleware must be an array");
  checkFunctions(middleware);
  return (context, next) => {
    // Async, so that what a middleware throws is a rejection too.
    const run = async (at: number): Promise<unknown> => {
      const step = middleware[at];
      if (step === undefined) return next?.();
      let called = false;
      return step(context, async () => {
        if (called) throw new Error("a middleware called next twice");
        called = true;
        return run(at + 1);
      });
    };
    return run(0);
  };
}

/** The parts of a request that are read here. */
export interface Request {
  url?: string | undefined;
}

/** Goes on with the next handler, or with the next error handler. */
export type Done = (error?: unknown) => void;

/** A handler in the style of Express. */
export type Handler = (req: Request, res: object, next: Done) => unknown;

/** A handler with four parameters, which is called for errors only. */
export type ErrorHandler = (error: unknown, req: Request, res: object, next: Done) => unknown;

/** Makes one handler of several. */
export function chain(
  ...steps: (Handler | ErrorHandler)[]
): (req: Request, res: object, done?: Done) => void {
  checkFunctions(steps);
  return (req, res, done) => {
    const go = (from: number, error?: unknown): void => {
      const isOver = error === "route";
      const failed = error !== undefined && error !== null && !isOver;
      const at = steps.findIndex((step, n) => n >= from && takesError(step) === failed);
      const step = isOver ? undefined : steps[at];
      if (step === undefined) return failed ? done?.(error) : done?.();
      guard(
        (next) => (takesError(step) ? step(error, req, res, next) : step(req, res, next)),
        (result) => go(at + 1, result),
      );
    };
    go(0);
  };
}

/** A handler that passes its own failures to `next`, for an Express that does not look at promises. */
export function asyncHandler(handler: Handler): Handler;
export function asyncHandler(handler: ErrorHandler): ErrorHandler;
export function asyncHandler(handler: Handler | ErrorHandler): Handler | ErrorHandler {
  // Express tells the two kinds apart by the number of parameters.
  if (takesError(handler)) {
    return (error: unknown, req: Request, res: object, next: Done) =>
      guard((once) => handler(error, req, res, once), next);
  }
  return (req: Request, res: object, next: Done) => guard((once) => handler(req, res, once), next);
}

/** Says whether a handler is meant for a request. */
export type Predicate = (req: Request, res: object) => boolean | Promise<boolean>;

/** A handler that runs only for requests for which the predicate holds. */
export function when(predicate: Predicate, handler: Handler): Handler {
  const handle: Handler = async (req, res, next) => {
    if (await predicate(req, res)) await handler(req, res, next);
    else next();
  };
  return asyncHandler(handle);
}

/** A handler that runs for all requests but those for one of the paths. */
export function unless(paths: readonly string[], handler: Handler): Handler {
  const skipped = new Set(paths.map(trim));
  return when(({ url = "" }) => !skipped.has(trim(url.split("?")[0] ?? "")), handler);
}

/** A slash at the end makes no difference. */
function trim(path: string): string {
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}

function takesError(step: Handler | ErrorHandler): step is ErrorHandler {
  return step.length === 4;
}

/** Runs something with a `next` that counts once, and hands its failure to that `next`. */
function guard(run: (next: Done) => unknown, next: Done): void {
  let called = false;
  const once = (...result: [error?: unknown]): void => {
    if (called) return;
    called = true;
    next(...result);
  };
  const fail = (reason: unknown): void => {
    // Too late to be handled, but not to be seen.
    if (called) throw reason;
    once(reason || new Error(`a handler failed with ${String(reason)}`));
  };
  try {
    void Promise.resolve(run(once)).catch(fail);
  } catch (error) {
    fail(error);
  }
}

function checkFunctions(list: readonly unknown[]): void {
  for (const one of list) {
    if (typeof one !== "function") throw new TypeError(`${String(one)} is not a function`);
  }
}
