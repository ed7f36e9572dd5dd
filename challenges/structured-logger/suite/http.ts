/** A real server on a free port of this machine, with a request logger in front of its handler. */
import http from "node:http";
import { expect } from "vitest";
import { requestLogger, type Logger, type LoggerOptions } from "@solution";
import { ask as request, attempt, listen, readReply, type Reply } from "../../kit-http.ts";
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
      if (calls === 1) void attempt(res, () => handler(req, res));
    });
  });
  const port = await listen(server);
  const open: Site["open"] = ({ path = "/", method = "GET", headers = {}, agent } = {}) => {
    const asked = request(port, { path, method, headers, agent: agent ?? false });
    asked.on("error", () => undefined);
    return asked;
  };
  return {
    port,
    open,
    passed: () => passed,
    written: () => lines.length,
    get: (ask) => answered(readReply(open(ask).end(ask?.body))),
    lines: async (count, sentence) => {
      while (lines.length < count) await value(arrived.promise, SOON, sentence);
      await standstill(() => lines.length);
      return lines.map((line) => readContent(line, sentence));
    },
  };
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
