/** Drives chains in the style of Express. */
import { deferred, STRAY_EVENTS, takeOver, turn, value } from "../../kit.ts";

/** The parts of a request that are read here. */
export interface Request {
  url?: string | undefined;
}

/** Goes on with the next handler, or with the next error handler. */
export type Done = (error?: unknown) => void;

/** A handler in the style of Express. */
export type Handler = (req: Request, res: object, next: Done) => unknown;

/** A handler with four parameters. */
export type ErrorHandler = (error: unknown, req: Request, res: object, next: Done) => unknown;

/** A chain, or a handler that may be one. */
export type Chain = (req: Request, res: object, done: Done) => unknown;

/** How long anything here may take. */
export const SOON = 600;

/** A request that nothing is special about. */
export function request(url = "/"): Request {
  return { url };
}

/** Waits until what was set off has happened. */
export async function settle(): Promise<void> {
  for (let left = 5; left > 0; left -= 1) await turn();
}

/** What a chain calls `done` with: "nothing", "undefined", or the error as a text. */
export async function ended(run: Chain, sentence: string, req = request()): Promise<string> {
  const end = deferred<unknown[]>();
  run(req, {}, (...args) => end.resolve(args));
  const args = await value(end.promise, SOON, sentence);
  return args.length === 0 ? "nothing" : args.map(String).join();
}

/** Calls a handler and gives what each call of `next` got. */
export async function nextsOf(
  handler: Chain,
  req: Request = request(),
  res: object = {},
): Promise<unknown[][]> {
  const calls: unknown[][] = [];
  // What it returns says nothing: Express 4 does not look at it.
  handler(req, res, (...args) => void calls.push(args));
  await settle();
  return calls;
}

/** A handler that writes its name down and goes on. */
export function step(log: string[], name: string): Handler {
  return (_req, _res, next) => {
    log.push(name);
    next();
  };
}

/** An error handler that writes its name and the error down, and passes the error on. */
export function errorStep(log: string[], name: string): ErrorHandler {
  return (error, _req, _res, next) => {
    log.push(`${name}(${String(error)})`);
    next(error);
  };
}

/** A handler that fails with this in its `next`. */
export function failing(error: unknown): Handler {
  return (_req, _res, next) => next(error);
}

/** What each call of `next` got, as a text; a wrapper that throws or leaves a failure alone is told. */
export async function words(handler: Handler, url = "/"): Promise<string> {
  const stray: string[] = [];
  takeOver(STRAY_EVENTS, () => stray.push("left unhandled"), 2);
  let calls: unknown[][] = [];
  try {
    calls = await nextsOf(handler, request(url));
  } catch {
    return "the wrapper failed itself";
  }
  const texts = calls.map((args) => (args.length === 0 ? "nothing" : args.map(String).join()));
  return [...texts, ...stray].join(" and then ") || "no call";
}
