/** Middlewares in the style of Koa, and how to run them. */
import { STRAY_EVENTS, takeOver, turn, value } from "../../kit.ts";

/** What is handed from one middleware to the next. */
export type Context = { log: string[] };
/** Runs the rest. */
export type Next = () => Promise<unknown>;
/** A middleware of this suite. */
export type Middleware = (context: Context, next: Next) => unknown;

/** How long anything here may take. */
export const SOON = 600;

/** A middleware that writes down when it begins and when it ends; the last ones take the longest. */
export function around(name: string): Middleware {
  return async (context, next) => {
    context.log.push(`${name} in`);
    await next();
    for (let left = name.charCodeAt(0) - 95; left > 0; left -= 1) await turn();
    context.log.push(`${name} out`);
  };
}

/** Lets nothing that is left unhandled end the run: what comes of it is seen elsewhere. */
export function quiet(): void {
  takeOver(STRAY_EVENTS, () => undefined, 2);
}

/** Runs a composed function to its end and gives what was written down. */
export async function logOf(
  run: (context: Context) => Promise<unknown>,
  sentence: string,
): Promise<string> {
  const context: Context = { log: [] };
  await value(run(context), SOON, sentence);
  return context.log.join(", ");
}
