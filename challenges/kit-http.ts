/**
 * What suites around a server share: a real server on a free port of this machine, requests to it with
 * their whole replies, and connections on which a test writes what it likes.
 */
import http from "node:http";
import net from "node:net";
import { expect, onTestFinished } from "vitest";
import { deferred, STRAY_EVENTS, takeOver } from "./kit.ts";

/** What a client got. */
export interface Reply {
  status: number;
  headers: http.IncomingHttpHeaders;
  /** Names and values of the header fields, one after the other, as they came. */
  rawHeaders: string[];
  body: string;
}

/** Listens on a free port until the test ends, and gives the port. */
export async function listen(server: http.Server): Promise<number> {
  // However long the machine stands still, the next request finds its connection open.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") return expect.fail("the server has a port");
  return address.port;
}

/** An agent that keeps connections alive until the test ends. */
export function keepAlive(options: http.AgentOptions = {}): http.Agent {
  const agent = new http.Agent({ keepAlive: true, ...options });
  onTestFinished(() => agent.destroy());
  return agent;
}

/** A request to this port that is not sent yet: by default a GET of "/" on a connection of its own. */
export function ask(port: number, options: http.RequestOptions = {}): http.ClientRequest {
  return http.request({ host: "127.0.0.1", port, agent: false, ...options });
}

/** The whole reply to a request. Rejects if the connection is lost before. */
export function readReply(request: http.ClientRequest): Promise<Reply> {
  const reply = new Promise<Reply>((resolve, reject) => {
    request.once("error", reject);
    request.once("response", (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (body += chunk));
      response.once("error", reject);
      response.once("end", () => {
        const { statusCode: status = 0, headers, rawHeaders } = response;
        resolve({ status, headers, rawHeaders, body });
      });
    });
  });
  // Whoever waits for it is told; a reply that nobody waits for harms nothing.
  reply.catch(() => undefined);
  return reply;
}

/** What a text of JSON says, or `undefined` if it is none. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A member of what may be an object. */
export function memberOf(thing: unknown, name: string): unknown {
  return typeof thing === "object" && thing !== null ? Reflect.get(thing, name) : undefined;
}

/** Runs a handler; what fails closes the connection, so that the client is told and the tests go on. */
export async function attempt(res: http.ServerResponse, run: () => unknown): Promise<void> {
  try {
    await run();
  } catch {
    res.destroy();
  }
}

/** Handlers whose failures are known. */
export interface Watch {
  /** Runs a handler to its end. */
  run: (handle: () => unknown) => Promise<void>;
  /** The value of a promise, or a rejection once something has failed. */
  unlessFailed: <T>(promise: Promise<T>) => Promise<T>;
}

/** Takes over what nobody handles until the test ends, with what the handlers throw or reject with. */
export function watchHandlers(): Watch {
  const crash = deferred<never>();
  crash.promise.catch(() => undefined);
  const fail = (error: unknown): void => {
    const name = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    crash.reject(new Error(`the handler failed with ${name}`));
  };
  takeOver(STRAY_EVENTS, fail);
  return {
    run: async (handle) => {
      try {
        await handle();
      } catch (error) {
        fail(error);
      }
    },
    unlessFailed: (promise) => {
      const first = Promise.race([promise, crash.promise]);
      first.catch(() => undefined);
      return first;
    },
  };
}

/** A connection on which the test writes what it likes. */
export interface Bare {
  socket: net.Socket;
  write: (text: string) => void;
  /** All that has come so far, a character for each byte. */
  text: () => string;
  /** Resolves once this holds for all that has come, or the connection is closed. */
  until: (holds: (text: string) => boolean) => Promise<void>;
  closed: Promise<void>;
  destroy: () => void;
}

/** Opens a connection to this port; it is gone when the test ends, and its errors are quiet. */
export function openBare(port: number): Bare {
  const socket = net.connect({ port, host: "127.0.0.1", noDelay: true });
  onTestFinished(() => void socket.destroy());
  socket.setEncoding("latin1");
  let text = "";
  const watchers = new Set<() => void>();
  socket.on("data", (chunk: string) => {
    text += chunk;
    for (const look of watchers) look();
  });
  socket.on("error", () => undefined);
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  return {
    socket,
    write: (more) => void socket.write(more),
    text: () => text,
    until: async (holds) => {
      const come = new Promise<void>((resolve) => {
        const look = (): void => {
          if (holds(text)) resolve();
        };
        watchers.add(look);
        look();
      });
      await Promise.race([come, closed]);
    },
    closed,
    destroy: () => void socket.destroy(),
  };
}
