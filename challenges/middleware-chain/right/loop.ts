type Context = unknown;
type Next = () => Promise<unknown>;
type Middleware = (context: Context, next: Next) => unknown;
type Request = { url?: string | undefined };
type Done = (error?: unknown) => void;
type Handler = (req: Request, res: object, next: Done) => unknown;
type ErrorHandler = (error: unknown, req: Request, res: object, next: Done) => unknown;

/** One run of a composed function: how far it has come is a matter of each `next`. */
class Run {
  private readonly list: readonly Middleware[];
  private readonly context: Context;
  private readonly outer: (() => unknown) | undefined;
  private readonly begun = new Set<number>();

  constructor(list: readonly Middleware[], context: Context, outer?: () => unknown) {
    this.list = list;
    this.context = context;
    this.outer = outer;
  }

  async at(place: number): Promise<unknown> {
    if (this.begun.has(place)) throw new Error("next may be called only once");
    this.begun.add(place);
    const middleware = this.list[place];
    if (middleware) return await middleware(this.context, () => this.at(place + 1));
    return this.outer && (await this.outer());
  }
}

export function compose<C>(list: readonly ((context: C, next: Next) => unknown)[]) {
  if (!Array.isArray(list)) throw new TypeError("a list is needed");
  const copy: Middleware[] = [];
  for (const one of list) {
    if (typeof one !== "function") throw new TypeError("a list of functions is needed");
    copy.push(one);
  }
  return (context: C, next?: () => unknown) => new Run(copy, context, next).at(0);
}

/** The first thing that a step says: the arguments of its `next`, or its failure. */
type Outcome = { words: [error?: unknown]; failed: boolean; leaves: boolean };

/** Runs one step and resolves with what it says first. */
function take(step: (next: Done) => unknown): Promise<Outcome> {
  return new Promise((resolve) => {
    const next: Done = (...words) => {
      const [error] = words;
      const leaves = error === "route";
      resolve({ words, leaves, failed: error !== undefined && error !== null && !leaves });
    };
    const fail = (error: unknown): void =>
      resolve({ words: [error || new Error(String(error))], failed: true, leaves: false });
    new Promise((settle) => settle(step(next))).catch(fail);
  });
}

/** Waits for one handler after the other, in a loop. */
async function walk(list: (Handler | ErrorHandler)[], req: Request, res: object): Promise<Outcome> {
  let last: Outcome = { words: [], failed: false, leaves: false };
  for (const step of list) {
    if (last.leaves) break;
    if (last.failed !== (step.length === 4)) continue;
    const args = last.failed ? [last.words[0], req, res] : [req, res];
    last = await take((next) => Reflect.apply(step, undefined, [...args, next]));
  }
  return last;
}

export function chain(...list: (Handler | ErrorHandler)[]) {
  return (req: Request, res: object, done: Done = () => undefined): void => {
    void walk(list, req, res).then(({ words, failed }) => (failed ? done(words[0]) : done()));
  };
}

export function asyncHandler<H extends Handler | ErrorHandler>(handler: H): H;
export function asyncHandler(handler: Handler | ErrorHandler): Handler | ErrorHandler {
  const forward = async (args: unknown[], next: Done): Promise<void> => {
    const { words } = await take((go) => Reflect.apply(handler, undefined, [...args, go]));
    next(...words);
  };
  const ordinary: Handler = (req, res, next) => forward([req, res], next);
  const forErrors: ErrorHandler = (error, req, res, next) => forward([error, req, res], next);
  return handler.length === 4 ? forErrors : ordinary;
}

export function when(
  predicate: (req: Request, res: object) => boolean | Promise<boolean>,
  handler: Handler,
): Handler {
  const run: Handler = async (req, res, next) => {
    const isMeant = await predicate(req, res);
    if (isMeant) return handler(req, res, next);
    next();
  };
  return chain(run);
}

export function unless(paths: string[], handler: Handler): Handler {
  const [first, ...others] = paths;
  if (first === undefined) return handler;
  const isFirst = ({ url = "" }: Request): boolean => {
    const [path = ""] = url.split("?", 1);
    return path === first || `${path}/` === first || path === `${first}/`;
  };
  return when((req: Request) => !isFirst(req), unless(others, handler));
}
