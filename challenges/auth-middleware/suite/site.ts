/** A real server behind middlewares, and requests to it. */
import http from "node:http";
import net from "node:net";
import type { bearerAuth } from "@solution";
import { expect, onTestFinished } from "vitest";
import { settled, value } from "../../kit.ts";

export type Middleware = ReturnType<typeof bearerAuth>;
export type User = { id: string; roles?: string[] };

/** How long a message on this machine may take. */
export const SOON = 1000;

/** What a client got. */
export interface Reply {
  status: number;
  headers: http.IncomingHttpHeaders;
  /** Names and values of the fields as they came, but for the date. */
  raw: string[];
  body: string;
}

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
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") return expect.fail("the server has a port");
  const { port } = address;
  const get: Site["get"] = async (headers = {}) =>
    value(request(port, headers), SOON, "every request gets a response, from a middleware or next");
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

function request(port: number, headers: http.OutgoingHttpHeaders): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port, headers, agent: false };
    const sent = http.get(options, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (body += chunk));
      response.once("error", reject);
      response.once("end", () => {
        const { statusCode = 0, rawHeaders } = response;
        const isDate = rawHeaders.map((name) => name.toLowerCase() === "date");
        const raw = rawHeaders.filter((_, at) => !isDate[at] && !(at % 2 === 1 && isDate[at - 1]));
        resolve({ status: statusCode, headers: response.headers, raw, body });
      });
    });
    sent.once("error", reject);
  });
}

function exchange(port: number, lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, "127.0.0.1");
    onTestFinished(() => void socket.destroy());
    let text = "";
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => (text += chunk));
    socket.once("error", reject);
    socket.once("close", () => resolve(text));
    const head = ["GET / HTTP/1.1", "Host: example", "Connection: close", ...lines];
    socket.write(`${head.join("\r\n")}\r\n\r\n`);
  });
}

/** A challenge as its scheme and its parameters, or what stands there instead. */
export function challengeOf({ headers }: Reply): unknown {
  const field = headers["www-authenticate"];
  if (field === undefined) return "none";
  const [, scheme, list = ""] = /^(\S+) +(.*)$/.exec(field) ?? [field, field];
  const params = [...list.matchAll(/(\w+)="?([^",]*)"?/g)].map(([, name, said]) => [name, said]);
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
