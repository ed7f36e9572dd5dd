/** A real server behind middlewares, and requests to it. */
import http from "node:http";
import type { bearerAuth } from "@solution";
import { ask, listen, openBare, readReply, type Reply } from "../../kit-http.ts";
import { settled, value } from "../../kit.ts";

export type Middleware = ReturnType<typeof bearerAuth>;
export type User = { id: string; roles?: string[] };

/** How long a message on this machine may take. */
export const SOON = 1000;

/** What reached the end of the middlewares. */
export interface Passed {
  user: unknown;
  resource: unknown;
  /** How many arguments `next` got. */
  count: number;
}

/** A running server. */
export interface Site {
  /** Each call of `next` of the last middleware without an error. */
  passed: Passed[];
  /** Each error that was handed to `next`. */
  errors: unknown[];
  get: (headers?: Record<string, string | string[]>) => Promise<Reply>;
  /** Sends these fields as they are. */
  bare: (lines: readonly string[]) => Promise<string>;
}

/** How the end behaves. */
interface End {
  /** Throws after the response was sent, as a broken handler does. */
  throws?: Error;
}

/**
 * Serves behind the middlewares until the test ends: 200 for what passes, 500 for errors. A middleware
 * that fails instead of answering closes the connection.
 */
export async function serve(middlewares: readonly Middleware[], end: End = {}): Promise<Site> {
  const passed: Passed[] = [];
  const errors: unknown[] = [];
  const run = (index: number, req: http.IncomingMessage, res: http.ServerResponse): unknown => {
    const middleware = middlewares[index];
    const next = (...args: unknown[]): unknown => {
      const [error] = args;
      if (error !== undefined) {
        errors.push(error);
        if (res.writableEnded) return undefined;
        res.statusCode = 500;
        return res.end("error");
      }
      if (index + 1 < middlewares.length) return run(index + 1, req, res);
      const { user, resource }: { user?: unknown; resource?: unknown } = Object(req);
      passed.push({ user, resource, count: args.length });
      if (!res.writableEnded) res.end("passed");
      if (end.throws !== undefined) throw end.throws;
      return undefined;
    };
    return middleware?.(req, res, next);
  };
  const server = http.createServer((req, res) => {
    void settleQuietly(() => run(0, req, res)).then((isFine) => {
      if (!isFine && !res.writableEnded) res.destroy();
    });
  });
  const port = await listen(server);
  const get: Site["get"] = async (headers = {}) =>
    value(
      readReply(ask(port, { headers }).end()),
      SOON,
      "every request gets a response, from a middleware or next",
    );
  const bare: Site["bare"] = async (lines) =>
    value(exchange(port, lines), SOON, "a request with these fields gets a response");
  return { passed, errors, get, bare };
}

/** Calls something that may throw or reject, and resolves with whether it did neither. */
async function settleQuietly(call: () => unknown): Promise<boolean> {
  try {
    await call();
    return true;
  } catch {
    return false;
  }
}

/** All that comes for a request with these fields. */
async function exchange(port: number, lines: readonly string[]): Promise<string> {
  const { write, closed, text } = openBare(port);
  const head = ["GET / HTTP/1.1", "Host: example", "Connection: close", ...lines];
  write(`${head.join("\r\n")}\r\n\r\n`);
  await closed;
  return text();
}

/** Names and values of the header fields as they came, but for the date. */
export function fieldsOf({ rawHeaders }: Reply): string[] {
  const isDate = rawHeaders.map((name) => name.toLowerCase() === "date");
  return rawHeaders.filter((_, at) => !isDate[at] && !(at % 2 === 1 && isDate[at - 1]));
}

/**
 * A challenge as its scheme, its realm and its error, or what stands there instead. More parameters
 * are allowed, and the text of a description may have commas.
 */
export function challengeOf({ headers }: Reply): unknown {
  const field = headers["www-authenticate"];
  if (field === undefined) return "none";
  const [, scheme, list = ""] = /^(\S+) +(.*)$/.exec(field) ?? [field, field];
  const params = [...list.matchAll(/(\w+)=(?:"([^"]*)"|([^",]*))/g)]
    .map(([, name, quoted, bare]) => [name, quoted ?? bare])
    .filter(([name]) => name === "realm" || name === "error");
  return { scheme, ...Object.fromEntries(params) };
}

/** Sets the user of each request, in place of a real check. */
export function as(user: User | undefined): Middleware {
  return (req, _res, next) => {
    if (user !== undefined) Object.assign(req, { user });
    return next();
  };
}

/** Whether a call throws. */
export function throws(call: () => unknown): boolean {
  try {
    call();
    return false;
  } catch {
    return true;
  }
}

/** How a promise ended, as text. */
export async function ends(call: () => Promise<unknown>): Promise<unknown> {
  const end = await settled((async () => call())(), SOON, "the methods of a policy settle");
  if (end.status === "fulfilled") return end.value;
  return end.reason instanceof Error ? `rejected: ${end.reason.message}` : "rejected";
}
