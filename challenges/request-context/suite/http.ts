/** A real server on a free port of this machine, behind the middleware. */
import http from "node:http";
import net from "node:net";
import { expect, onTestFinished } from "vitest";
import { contextMiddleware } from "@solution";
import { value } from "../../kit.ts";
import { valueNow, valuesNow } from "./values.ts";

/** How long a message on this machine may take. */
export const SOON = 1000;

/** What answers a request behind the middleware. */
export type Handler = (req: http.IncomingMessage, res: http.ServerResponse) => unknown;

/** A running server. */
export interface Site {
  port: number;
  /** The contexts in which the server was when a request came, and after the middleware. */
  around: unknown[];
  /** How often `next` and `valuesOf` were called. */
  counts: { next: number; valuesOf: number };
  /** Sends a request and waits for the text of its reply. */
  get: (path: string, agent?: http.Agent) => Promise<string>;
}

/** The last part of the path, by which tests tell requests apart. */
export const idOf = (req: http.IncomingMessage): string => String(req.url).slice(1);

/** Serves `handler` behind the middleware, in a context with the `id` of the request. */
export async function serve(handler: Handler): Promise<Site> {
  const around: unknown[] = [];
  const counts = { next: 0, valuesOf: 0 };
  const middleware = contextMiddleware((req) => {
    counts.valuesOf += 1;
    return { id: idOf(req) };
  });
  const server = http.createServer((req, res) => {
    req.on("error", () => undefined);
    res.on("error", () => undefined);
    around.push(valuesNow());
    let calls = 0;
    const next = (): void => {
      counts.next += 1;
      calls += 1;
      if (calls === 1) void attempt(res, () => handler(req, res));
    };
    void attempt(res, () => middleware(req, res, next));
    around.push(valuesNow());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = address !== null && typeof address !== "string" ? address.port : 0;
  const get: Site["get"] = (path, agent) => {
    const request = http.get({ host: "127.0.0.1", port, path, agent: agent ?? false });
    return value(readText(request), SOON, "every request gets the response of its handler");
  };
  return { port, around, counts, get };
}

/** What fails closes the connection, so that the client is told and the tests go on. */
async function attempt(res: http.ServerResponse, run: () => unknown): Promise<void> {
  try {
    await run();
  } catch {
    res.destroy();
  }
}

/** The text of the reply to a request. */
export function readText(request: http.ClientRequest): Promise<string> {
  const reply = new Promise<string>((resolve, reject) => {
    request.once("error", reject);
    request.once("response", (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (text += chunk));
      response.once("error", reject);
      response.once("end", () => resolve(text));
    });
  }); // Whoever waits for it is told; a reply that nobody waits for harms nothing.
  reply.catch(() => undefined);
  return reply;
}

/** Writes `text` to a connection of its own; `seen` is told all that has come back. */
export function talk(port: number, text: string, seen: (reply: string) => void): net.Socket {
  const socket = net.connect(port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  let reply = "";
  socket.setEncoding("utf8");
  socket.on("error", () => undefined);
  socket.on("data", (chunk: string) => seen((reply += chunk)));
  socket.write(text);
  return socket;
}

/** The `id` of the current context, or what is there instead of one. */
export function currentId(): string {
  return valuesNow() === undefined ? "no context" : String(valueNow());
}

/** Fails the test if the list is not empty, and shows only its beginning. */
export function expectNone(wrong: readonly string[], sentence: string): void {
  expect(wrong.slice(0, 3), `${sentence} (${wrong.length} times not)`).toEqual([]);
}
