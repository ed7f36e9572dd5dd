type Next = () => Promise<unknown>;
type Request = { url?: string | undefined };
type Done = (error?: unknown) => void;
type Handler = (req: Request, res: object, next: Done) => unknown;
type ErrorHandler = (error: unknown, req: Request, res: object, next: Done) => unknown;

/** From the last to the first, each one is wrapped around the function behind it. */
export function compose<C>(list: readonly ((context: C, next: Next) => unknown)[]) {
  if (!Array.isArray(list) || !list.every((one) => typeof one === "function")) {
    throw new TypeError("compose takes an array of functions");
  }
  return (context: C, outer: () => unknown = () => undefined): Promise<unknown> => {
    const start = list.reduceRight(
      (rest: () => unknown, middleware) => () => middleware(context, single(rest)),
      outer,
    );
    return attempt(start);
  };
}

function attempt(run: () => unknown): Promise<unknown> {
  return new Promise((resolve) => resolve(run()));
}

function single(run: () => unknown): Next {
  let runs = 0;
  return () => {
    runs += 1;
    return runs === 1 ? attempt(run) : Promise.reject(new Error(`next was called ${runs} times`));
  };
}

/** From the last to the first, each one knows the function that goes on behind it. */
export function chain(...list: (Handler | ErrorHandler)[]) {
  return (req: Request, res: object, done?: Done): void => {
    const end: Done = (error) => (isError(error) ? done?.(error) : done?.());
    const start = list.reduceRight((rest: Done, step): Done => {
      return (error) => {
        if (error === "route") return end();
        if (isError(error) !== (step.length === 4)) return rest(error);
        const args = isError(error) ? [error, req, res] : [req, res];
        forward((next) => Reflect.apply(step, undefined, [...args, next]), rest);
      };
    }, end);
    start();
  };
}

function isError(error: unknown): boolean {
  return error !== null && error !== undefined && error !== "route";
}

/** Hands to `next` what `run` throws or rejects with, unless something else has called it. */
function forward(run: (next: Done) => unknown, next: Done): void {
  let state: "open" | "over" = "open";
  const go: Done = (...args) => {
    const first = state === "open";
    state = "over";
    if (first) next(...args);
  };
  const fail = (reason: unknown): void =>
    go(reason ? reason : new Error("failed without a reason"));
  let result: unknown;
  try {
    result = run(go);
  } catch (error) {
    return fail(error);
  }
  Promise.resolve(result).then(undefined, fail);
}

export function asyncHandler<H extends Handler | ErrorHandler>(handler: H): H;
export function asyncHandler(handler: Handler | ErrorHandler): Handler | ErrorHandler {
  const call = (args: unknown[], next: Done): void =>
    forward((go) => Reflect.apply(handler, undefined, [...args, go]), next);
  const plain: Handler = (req, res, next) => call([req, res], next);
  const forErrors: ErrorHandler = (error, req, res, next) => call([error, req, res], next);
  return handler.length === 4 ? forErrors : plain;
}

export function when(
  predicate: (req: Request, res: object) => boolean | Promise<boolean>,
  handler: Handler,
): Handler {
  return (req, res, next) =>
    forward((go) => {
      const holds = predicate(req, res);
      const act = (yes: boolean): unknown => (yes ? handler(req, res, go) : go());
      return typeof holds === "boolean" ? act(holds) : holds.then(act);
    }, next);
}

export function unless(paths: string[], handler: Handler): Handler {
  const open = paths.map((path) => path.replace(/(?<=.)\/$/, ""));
  return when((req) => {
    const path = String(req.url).replace(/\?.*$/s, "");
    return !open.some((one) => path === one || path === `${one}/`);
  }, handler);
}
