import { once } from "node:events";
import { createServer, IncomingMessage, ServerResponse } from "node:http";
import type { RequestListener } from "node:http";
import { Readable } from "node:stream";
import autocannon from "autocannon";
import cors from "cors";
import helmet from "helmet";
import { Client } from "undici";
import { expect, onTestFinished, test } from "vitest";
import { readJson } from "../../solutions/json-body/json-body.ts";
import { chain } from "../../solutions/middleware-chain/middleware-chain.ts";
import type { Handler } from "../../solutions/middleware-chain/middleware-chain.ts";
import { Router } from "../../solutions/mini-router/mini-router.ts";
import { FixedWindow, rateLimit } from "../../solutions/rate-limiter/rate-limiter.ts";
import { contextMiddleware, getContext } from "../../solutions/request-context/request-context.ts";
import { createBooks } from "../../solutions/rest-crud/rest-crud.ts";
import {
  createLogger,
  requestLogger,
} from "../../solutions/structured-logger/structured-logger.ts";

/** The address of a server that is closed when the test ends. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return `http://127.0.0.1:${address.port}`;
}

/** Answers with the parsed body and what the path says. */
function createEcho(): RequestListener {
  const router = new Router();
  router.post("/echo/:id", async (req, res, { params }) => {
    const body = await readJson(req);
    res.setHeader("Content-Type", "application/json");
    res.end(JSON.stringify({ id: params["id"], body, context: getContext() }));
  });
  // A load client leaves with requests on the way.
  return (req, res) => void router.handle(req, res).catch(() => res.destroy());
}

/** Runs steps in front of a handler. */
function stack(
  ...steps: ((req: IncomingMessage, res: ServerResponse, next: () => void) => unknown)[]
) {
  return (handler: RequestListener): RequestListener => {
    return (req, res) => {
      const go = (at: number): void => {
        const step = steps[at];
        if (step === undefined) handler(req, res);
        else void step(req, res, () => go(at + 1));
      };
      go(0);
    };
  };
}

test("a load client gets every response of the parts together", async () => {
  const lines: string[] = [];
  const logger = createLogger({ sinks: [{ write: (line: string) => void lines.push(line) }] });
  const limiter = new FixedWindow({ limit: 10_000, windowMs: 60_000 });
  const context = contextMiddleware((req) => ({ agent: req.headers["x-agent"] }));
  const wrap = stack(requestLogger({ logger }), rateLimit({ limiter }), context);
  const url = await serve(wrap(createEcho()));
  const sum = await autocannon({
    ...{ url: `${url}/echo/7`, method: "POST", amount: 400, connections: 8, pipelining: 4 },
    headers: { "content-type": "application/json", "x-agent": "load" },
    body: JSON.stringify({ text: "ü".repeat(1000) }),
    expectBody: JSON.stringify({
      id: "7",
      body: { text: "ü".repeat(1000) },
      context: { agent: "load" },
    }),
  });
  expect(sum).toMatchObject({ non2xx: 0, errors: 0, timeouts: 0, mismatches: 0 });
  // It leaves when the last response but those of its pipelines has come.
  expect(sum["2xx"]).toBeGreaterThan(300);
  expect(lines.filter((line) => line.includes("request completed")).length).toBeGreaterThan(300);
});

test("a load client creates books, each of which can be read", async () => {
  const url = await serve(createBooks());
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ title: "Dune", author: "Frank Herbert" });
  const load = { amount: 300, connections: 6, pipelining: 5 };
  const sum = await autocannon({ url: `${url}/books`, method: "POST", ...load, headers, body });
  expect(sum).toMatchObject({ non2xx: 0, errors: 0, timeouts: 0 });
  const books = await (await fetch(`${url}/books`)).text();
  const ids = books.match(/"id":"[^"]+"/g) ?? [];
  expect(sum["2xx"]).toBeGreaterThan(200);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThanOrEqual(sum["2xx"]);
});

test("undici gets the responses to requests in one pipeline, in their order", async () => {
  const client = new Client(await serve(createEcho()), { pipelining: 10 });
  onTestFinished(async () => client.destroy());
  const headers = { "content-type": "application/json" };
  const ids = Array.from({ length: 50 }, (_, n) => n);
  const answers = await Promise.all(
    ids.map(async (id) => {
      const path = `/echo/${id}`;
      const { body } = await client.request({ path, method: "POST", headers, body: `[${id}]` });
      return body.json();
    }),
  );
  expect(answers).toEqual(ids.map((id) => ({ id: `${id}`, body: [id] })));
});

test("undici gives up in the middle of a body, and the server goes on", async () => {
  const url = await serve(createBooks());
  const abort = new AbortController();
  const client = new Client(url);
  onTestFinished(async () => client.destroy());
  async function* half(): AsyncGenerator<string> {
    yield '{"title":';
    abort.abort();
    await new Promise(() => undefined);
  }
  const headers = { "content-type": "application/json" };
  const given = { path: "/books", method: "POST" as const, headers, signal: abort.signal };
  const sent = client.request({ ...given, body: Readable.from(half()) });
  await expect(sent).rejects.toThrow(/abort/i);
  expect(await (await fetch(`${url}/books`)).json()).toEqual([]);
});

const isResponse = (thing: object): thing is ServerResponse => thing instanceof ServerResponse;

/** What Express takes, for a chain that knows less of its requests. */
function fromExpress(
  step: (req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void) => void,
): Handler {
  return (req, res, next) => {
    if (req instanceof IncomingMessage && isResponse(res)) step(req, res, next);
  };
}

test("middlewares of Express run in the chain", async () => {
  const run = chain(
    fromExpress(helmet()),
    fromExpress(cors({ origin: "https://example.org" })),
    fromExpress((_req, res) => void res.end("here")),
  );
  const url = await serve((req, res) => run(req, res));
  const response = await fetch(url);
  expect(await response.text()).toBe("here");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(response.headers.get("access-control-allow-origin")).toBe("https://example.org");
});
