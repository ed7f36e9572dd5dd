/** A real server on a free port of this machine, behind the middleware. */
import http from "node:http";
import { expect } from "vitest";
import { contextMiddleware } from "@solution";
import { ask, attempt, listen, readReply } from "../../kit-http.ts";
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
  const port = await listen(server);
  const get: Site["get"] = async (path, agent) => {
    const reply = readReply(ask(port, { path, agent: agent ?? false }).end());
    return (await value(reply, SOON, "every request gets the response of its handler")).body;
  };
  return { port, around, counts, get };
}

/** The `id` of the current context, or what is there instead of one. */
export function currentId(): string {
  return valuesNow() === undefined ? "no context" : String(valueNow());
}

/** Fails the test if the list is not empty, and shows only its beginning. */
export function expectNone(wrong: readonly string[], sentence: string): void {
  expect(wrong.slice(0, 3), `${sentence} (${wrong.length} times not)`).toEqual([]);
}
