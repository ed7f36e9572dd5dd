/** A real server on a free port, whose requests the test answers itself, and clients of all kinds. */
import http from "node:http";
import net from "node:net";
import { createShutdown } from "@solution";
import { expect, onTestFinished } from "vitest";
import {
  ask,
  listen,
  openBare as open,
  readReply,
  type Bare as Connection,
  type Reply,
} from "../../kit-http.ts";
import { settled, turn, value } from "../../kit.ts";

export type Options = NonNullable<Parameters<typeof createShutdown>[1]>;
export type Lifecycle = ReturnType<typeof createShutdown>;

/** How long a message on this machine may take. */
export const SOON = 1000;

/** A request that has reached the handler. */
export interface Arrived {
  req: http.IncomingMessage;
  res: http.ServerResponse;
}

/** A request as its client sees it. */
export interface Sent {
  request: http.ClientRequest;
  /** Rejects if the connection is lost before the response is complete. */
  reply: Promise<Reply>;
}

/** How a request is sent: by default as a GET without a body on a connection of its own. */
interface Sending {
  agent?: http.Agent;
  /** The body is not sent by itself; write to the request. */
  method?: "GET" | "POST";
  path?: string;
}

/** A running server. */
export interface Site {
  server: http.Server;
  lifecycle: Lifecycle;
  /** Calls shutdown; a failure is seen where the promise is awaited. */
  end: (reason?: string) => Promise<number>;
  port: number;
  send: (sending?: Sending) => Sent;
  /** The next request that reaches the handler. */
  arrival: (sentence?: string) => Promise<Arrived>;
  /** Opens a bare connection and waits until the server has it. */
  connect: () => Promise<Bare>;
  /** Whether the server accepts a new connection. */
  accepts: () => Promise<boolean>;
}

/** What stands in front of the handler. */
export type Before = (lifecycle: Lifecycle) => (arrived: Arrived, next: () => void) => unknown;

/** Starts a server with a shutdown; it is gone when the test ends. */
export async function serve(options?: Options, before?: Before): Promise<Site> {
  const server = http.createServer();
  const waiting: ((arrived: Arrived) => void)[] = [];
  const arrived: Arrived[] = [];
  const handle = (one: Arrived): void => {
    const taker = waiting.shift();
    if (taker === undefined) arrived.push(one);
    else taker(one);
  };
  const lifecycle =
    options === undefined ? createShutdown(server) : createShutdown(server, options);
  const first = before?.(lifecycle);
  server.on("request", (req, res) => {
    // What cuts a connection is seen by its client.
    req.on("error", () => undefined);
    res.on("error", () => undefined);
    if (first === undefined) handle({ req, res });
    else first({ req, res }, () => handle({ req, res }));
  });
  const port = await listen(server);
  const arrival: Site["arrival"] = async (sentence = "a request reaches the handler") => {
    const known = arrived.shift();
    if (known !== undefined) return known;
    const next = new Promise<Arrived>((resolve) => waiting.push(resolve));
    return value(next, SOON, sentence);
  };
  const accepts: Site["accepts"] = async () => {
    // Another program may have got the port since, and a connection to a free port may even meet itself.
    const { listening } = server;
    return (await tries(port)) && listening;
  };
  const end: Site["end"] = (reason) => {
    const ended = (async () => lifecycle.shutdown(reason))();
    ended.catch(() => undefined);
    return ended;
  };
  return { server, lifecycle, end, port, arrival, accepts, ...clientsOf(server, port) };
}

function clientsOf(server: http.Server, port: number): Pick<Site, "send" | "connect"> {
  return {
    send: ({ agent, method = "GET", path = "/" } = {}) => {
      const request = ask(port, { method, path, agent: agent ?? false });
      const reply = readReply(request);
      if (method === "GET") request.end();
      else request.flushHeaders();
      return { request, reply };
    },
    connect: async () => {
      const seen = new Promise<void>((resolve) => server.once("connection", () => resolve()));
      const bare = openBare(port);
      await value(seen, SOON, "a connection reaches the server");
      return bare;
    },
  };
}

/** A connection on which the test writes what it likes. */
export interface Bare extends Omit<Connection, "until"> {
  /** Waits until this has come. */
  until: (text: string, sentence: string) => Promise<void>;
}

function openBare(port: number): Bare {
  const bare = open(port);
  const until: Bare["until"] = async (wanted, sentence) => {
    await value(
      bare.until((text) => text.includes(wanted)),
      SOON,
      sentence,
    );
    if (!bare.text().includes(wanted)) expect.fail(sentence);
  };
  return { ...bare, until };
}

/** Whether a connection to this port can be made. */
async function tries(port: number): Promise<boolean> {
  const socket = net.connect(port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  const end = await settled(
    new Promise<boolean>((resolve) => {
      socket.once("connect", () => resolve(true));
      socket.once("error", () => resolve(false));
    }),
    SOON,
    "the system answers whether it accepts a connection",
  );
  socket.destroy();
  return end.status === "fulfilled" && end.value;
}

/** Waits for some turns of the event loop. */
export async function turns(count = 5): Promise<void> {
  for (let left = count; left > 0; left -= 1) await turn();
}

/** What is known of a promise by now. */
export function watch<T>(promise: Promise<T>): { isSettled: () => boolean } {
  let isSettled = false;
  promise.then(
    () => (isSettled = true),
    () => (isSettled = true),
  );
  return { isSettled: () => isSettled };
}
