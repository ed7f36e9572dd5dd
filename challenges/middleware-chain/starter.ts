/** Runs the rest of the chain and resolves with what the next middleware returns. */
export type Next = () => Promise<unknown>;

/** A middleware in the style of Koa. */
export type Middleware<Context> = (context: Context, next: Next) => unknown;

/**
 * Makes one function of several middlewares; it is a middleware itself.
 *
 * @throws TypeError if this is no list of functions
 */
export function compose<Context>(
  middleware: readonly Middleware<Context>[],
): (context: Context, next?: () => unknown) => Promise<unknown> {
  throw new Error("Not implemented: compose");
}
