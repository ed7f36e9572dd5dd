/** A real server whose handler fails, with the error handler behind it. */
import http from "node:http";
import { expect } from "vitest";
import { ask, listen, readReply, type Reply as Got } from "../../kit-http.ts";
import { turn, value } from "../../kit.ts";

/** What stands behind all handlers. */
export type ErrorHandler = (
  error: unknown,
  req: http.IncomingMessage,
  res: http.ServerResponse,
  next: (error?: unknown) => void,
) => unknown;

/** What a client got, and what was called meanwhile. */
export interface Reply extends Got {
  /** What each call of `next` got. */
  nexts: unknown[][];
  /** What the error handler threw itself. */
  thrown: unknown[];
}

/** How long a message on this machine may take. */
const SOON = 800;

/** What is known of a response that was cut off. */
const CUT: Got = { status: 0, headers: {}, rawHeaders: [], body: "" };

/** What a handler does before the error handler is called. */
export type Prepare = (res: http.ServerResponse) => void | Promise<void>;

/** Sends a request whose handler prepares something and then fails with this. */
export async function fail(
  handle: ErrorHandler,
  error: unknown,
  prepare: Prepare = () => undefined,
): Promise<Reply> {
  const seen: Pick<Reply, "nexts" | "thrown"> = { nexts: [], thrown: [] };
  const serveOne = async (req: http.IncomingMessage, res: http.ServerResponse): Promise<void> => {
    await prepare(res);
    const next = (...args: unknown[]): void => {
      seen.nexts.push(args);
      // As a server does when nothing else can be done.
      req.socket.destroy();
    };
    try {
      await handle(error, req, res, next);
    } catch (reason) {
      seen.thrown.push(reason);
      req.socket.destroy();
    }
  };
  const server = http.createServer((req, res) => void serveOne(req, res));
  const request = ask(await listen(server), { path: "/users?id=7", method: "PUT" }).end();
  const got = await value(
    readReply(request).catch(() => CUT),
    SOON,
    "every request that fails gets a response or is cut off",
  );
  await turn();
  return { ...got, ...seen };
}

/** The problem that a client reads. */
export function problemOf({ body }: Reply): Record<string, unknown> {
  try {
    const problem: unknown = JSON.parse(body);
    return { ...Object(problem) };
  } catch {
    return expect.fail(`the body of the response is JSON (got ${JSON.stringify(body)})`);
  }
}

/** A logger that writes down what it gets. */
export function notes() {
  const lines: { level: string; error: unknown; place: unknown }[] = [];
  return {
    lines,
    logger: {
      warn: (error: unknown, place: unknown) => void lines.push({ level: "warn", error, place }),
      error: (error: unknown, place: unknown) => void lines.push({ level: "error", error, place }),
    },
  };
}
