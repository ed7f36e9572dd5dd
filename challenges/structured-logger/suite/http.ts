/** A real server on a free port of this machine, with a request logger in front of its handler. */
import http from "node:http";
import { expect, onTestFinished } from "vitest";
import { requestLogger, type Logger, type LoggerOptions } from "@solution";
import { deferred, standstill, value } from "../../kit.ts";
import { bench, isContent, type Content } from "./drive.ts";

/** What answers a request behind the middleware. */
export type Handler = (req: http.IncomingMessage, res: http.ServerResponse) => unknown;

/** What a request logger is made with, apart from its logger. */
export type RequestOptions = Omit<Parameters<typeof requestLogger>[0], "logger">;

/** What a client sends. */
export interface Ask {
  path?: string;
  method?: string;
  headers?: http.OutgoingHttpHeaders;
  body?: string;
  /** Without one, the connection is closed after the response. */
  agent?: http.Agent;
}

/** What a client got. */
export interface Reply {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** A running server. */
export interface Site {
  port: number;
  /** How often `next` was called. */
  passed: () => number;
  /** Sends a request and waits for the whole reply. */
  get: (ask?: Ask) => Promise<Reply>;
  /** Sends a request of which the client may think better. */
  open: (ask?: Ask) => http.ClientRequest;
  /** Waits for that many lines, and until no more come. */
  lines: (count: number, sentence: string) => Promise<Content[]>;
  /** How many lines there are now. */
  written: () => number;
}

/** How long a message on this machine may take. */
export const SOON = 1000;

/** Answers with 200 and "hello". */
export const hello: Handler = (_, res) => void res.end("hello");

/** Serves `handler` behind a request logger until the test ends. */
export async function serve(
  handler: Handler = hello,
  options: RequestOptions = {},
  loggerOptions: Partial<LoggerOptions> = {},
): Promise<Site> {
  let passed = 0;
  let arrived = deferred();
  const lines: string[] = [];
  const write = (line: string): void => {
    lines.push(line);
    arrived.resolve();
    arrived = deferred();
  };
  const { logger } = bench({ sinks: [{ write }], ...loggerOptions });
  const middleware = requestLogger({ logger, ...options });
  const server = http.createServer((req, res) => {
    res.on("error", () => undefined);
    let calls = 0;
    middleware(req, res, () => {
      passed += 1;
      calls += 1;
      // A middleware that breaks the response must not end the tests.
      if (calls === 1) void run(handler, req, res);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = address !== null && typeof address !== "string" ? address.port : 0;
  const open: Site["open"] = ({ path = "/", method = "GET", headers, agent } = {}) => {
    const to = { host: "127.0.0.1", port, path, method, headers };
    const request = http.request({ ...to, agent: agent ?? false });
    request.on("error", () => undefined);
    return request;
  };
  return {
    port,
    open,
    passed: () => passed,
    written: () => lines.length,
    get: (ask) => {
      const request = open(ask).end(ask?.body);
      return answered(readReply(request));
    },
    lines: async (count, sentence) => {
      while (lines.length < count) await value(arrived.promise, SOON, sentence);
      await standstill(() => lines.length);
      return lines.map((line) => readContent(line, sentence));
    },
  };
}

async function run(...[handler, req, res]: [Handler, ...Parameters<Handler>]): Promise<void> {
  try {
    await handler(req, res);
  } catch {
    res.destroy();
  }
}

/** The whole body of a request. */
export async function readBody(req: http.IncomingMessage): Promise<string> {
  let text = "";
  req.setEncoding("utf8");
  for await (const chunk of req) text += String(chunk);
  return text;
}

function readContent(line: string, sentence: string): Content {
  const content: unknown = JSON.parse(line);
  return isContent(content) ? content : expect.fail(`${sentence} (got ${line})`);
}

/** The whole response to a request. */
export function readReply(request: http.ClientRequest): Promise<Reply> {
  const reply = new Promise<Reply>((resolve, reject) => {
    request.once("error", reject);
    request.once("response", (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (body += chunk));
      response.once("error", reject);
      response.once("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
  }); // Whoever waits for it is told; a reply that nobody waits for harms nothing.
  reply.catch(() => undefined);
  return reply;
}

/** After two requests without an answer, nobody waits long for the next one. */
let unanswered = 0;

async function answered(reply: Promise<Reply>): Promise<Reply> {
  unanswered += 1;
  const ms = unanswered > 2 ? 100 : SOON;
  const sentence = "every request gets the response of its handler";
  const got = await value(reply, ms, sentence);
  unanswered -= 1;
  return got;
}

/** Writes a line with the logger that a request has; `false` if there is none. */
export function say(req: http.IncomingMessage, msg: string, fields: Content): boolean {
  const log: unknown = Reflect.get(req, "log");
  if (!isLogger(log)) return false;
  log.info(msg, fields);
  return true;
}

function isLogger(value: unknown): value is Pick<Logger, "info"> {
  return (
    typeof value === "object" && value !== null && typeof Reflect.get(value, "info") === "function"
  );
}
