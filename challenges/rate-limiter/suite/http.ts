/** A real server on a free port of this machine, with a middleware in front. */
import http from "node:http";
import { ask, listen, readReply, type Reply } from "../../kit-http.ts";
import { deferred, value } from "../../kit.ts";

/** Something that stands in front of a handler. */
export type Middleware = (
  req: http.IncomingMessage,
  res: http.ServerResponse,
  next: () => void,
) => unknown;

/** A request that was sent and has reached the middleware. */
export interface Sent {
  reply: Promise<Reply>;
  /** Closes the client's connection and waits until the server has seen it. */
  leave: () => Promise<void>;
}

/** A running server. */
export interface Site {
  /** How often `next` was called. */
  passed: () => number;
  /** Sends a request, a POST if it has a body, and waits until the middleware was called. */
  send: (headers?: http.OutgoingHttpHeaders, body?: string) => Promise<Sent>;
  /** Sends a request and waits for the reply. */
  get: (headers?: http.OutgoingHttpHeaders) => Promise<Reply>;
}

/** How long a message on this machine may take. */
const SOON = 1000;

/** Serves "passed" with status 201 behind the middleware until the test ends. */
export async function serve(middleware: Middleware, next?: () => void): Promise<Site> {
  let passed = 0;
  let entered = deferred<http.IncomingMessage>();
  const server = http.createServer((req, res) => {
    const pass = (): void => {
      passed += 1;
      if (!res.writableEnded) {
        res.statusCode = 201;
        res.end("passed");
      }
      next?.();
    };
    const enter = (): void => {
      void call(middleware, [req, res, pass]);
      entered.resolve(req);
    };
    // A body is read before the middleware is called, as a parser in front of it would do.
    if (req.method === "POST") req.once("end", enter).resume();
    else enter();
  });
  const port = await listen(server);
  const send: Site["send"] = async (headers = {}, body) => {
    entered = deferred();
    const method = body === undefined ? "GET" : "POST";
    const request = ask(port, { method, headers }).end(body);
    const reply = readReply(request);
    const { socket } = await value(entered.promise, SOON, "a request reaches the server");
    const leave = async (): Promise<void> => {
      const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
      request.destroy();
      await value(closed, SOON, "the server sees that the client has left");
    };
    return { reply, leave };
  };
  const get: Site["get"] = async (headers) => {
    const { reply } = await send(headers);
    return value(reply, SOON, "every request gets a response, from the middleware or from next");
  };
  return { passed: () => passed, send, get };
}

/** Calls the middleware and answers with 500 if it fails before there is a response. */
async function call(middleware: Middleware, args: Parameters<Middleware>): Promise<void> {
  const [, res] = args;
  try {
    await middleware(...args);
  } catch {
    if (res.writableEnded) return;
    res.statusCode = 500;
    res.end();
  }
}
