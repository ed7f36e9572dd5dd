// over: koa-compose@4
import koaCompose from "koa-compose";
import { Route } from "router";
import { asyncHandler } from "./nested.ts";

type Next = () => Promise<unknown>;
type Request = { url?: string | undefined };
type Done = (error?: unknown) => void;
type Handler = (req: Request, res: object, next: Done) => unknown;
type ErrorHandler = (error: unknown, req: Request, res: object, next: Done) => unknown;

export function compose<C>(list: readonly ((context: C, next: Next) => unknown)[]) {
  if (!Array.isArray(list)) throw new TypeError("a list is needed");
  const composed = koaCompose<C>([...list]);
  return (context: C, next?: () => unknown): Promise<unknown> =>
    composed(context, next && (async () => next()));
}

/** A route of Express: its `next` counts twice, so each handler gets one that counts once. */
export function chain(...handlers: (Handler | ErrorHandler)[]) {
  const route = new Route("/");
  for (const handler of handlers) Reflect.apply(route.all, route, [asyncHandler(handler)]);
  return (req: Request, res: object, done?: Done): void => {
    let over = false;
    const end: Done = (error) => {
      if (over) return;
      over = true;
      if (error === null || error === undefined) done?.();
      else done?.(error);
    };
    Reflect.apply(Reflect.get(route, "dispatch"), route, [req, res, end]);
  };
}

export { asyncHandler, unless, when } from "./nested.ts";
