/** A real server with the books of one call of createBooks, and a client for it. */
import http from "node:http";
import { expect, onTestFinished, vi } from "vitest";
import { createBooks } from "@solution";
import {
  ask,
  keepAlive,
  listen,
  memberOf,
  parse,
  readReply,
  watchHandlers,
} from "../../kit-http.ts";
import { deferred, turn, value } from "../../kit.ts";

/** What a client got; `body` is `undefined` if it is not JSON. */
export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
  body: unknown;
}

/** A request whose head was sent and has reached the handler. */
export interface Started {
  /** Sends the body. */
  finish: (body: unknown) => Promise<Answer>;
}

/** Header fields. */
export type Fields = Record<string, string>;

/** A book that was created. */
export interface Created {
  path: string;
  id: unknown;
  tag: string;
  answer: Answer;
}

/** A running API. */
export interface Shop {
  /** Sends a request; a body that is no text is sent as JSON. */
  call: (method: string, path: string, body?: unknown, fields?: Fields) => Promise<Answer>;
  /** Sends the head of a request with a JSON body. */
  start: (method: string, path: string, fields?: Fields) => Promise<Started>;
  /** Creates a book. */
  add: (book: unknown) => Promise<Created>;
  /** All books; what is no 200 is told by its status. */
  list: () => Promise<unknown>;
}

/** By how many milliseconds `Date` moves on with a request. */
let tick = 0;

/** How long a response may take. */
const SOON = 1500;

/** The type of merge patches. */
export const PATCH: Fields = { "Content-Type": "application/merge-patch+json" };

/** A book that is complete with these members. */
export const DUNE = { title: "Dune", author: "Frank Herbert" };

/** A book with all members. */
export const FULL = {
  title: "Emma",
  author: "Jane Austen",
  year: 1815,
  isbn: "978-0141439587",
  publisher: { name: "Murray", address: { city: "London", country: "UK" }, tags: ["old", null] },
};

/** Serves until the test ends. `Date` moves on by a millisecond with each request, if it is not stopped. */
export async function openShop(): Promise<Shop> {
  if (!vi.isFakeTimers()) holdDate({ tick: 1 });
  const { run, unlessFailed } = watchHandlers();
  let entered = deferred();
  const handler = createBooks();
  const handle = (req: http.IncomingMessage, res: http.ServerResponse): unknown => {
    const ended: unknown = handler(req, res);
    entered.resolve();
    return ended;
  };
  const server = http.createServer((req, res) => {
    void run(() => handle(req, res));
  });
  const port = await listen(server);
  const agent = keepAlive();
  const request = (method: string, path: string, headers: Fields): http.ClientRequest => {
    vi.setSystemTime(Date.now() + tick);
    return ask(port, { agent, method, path, headers });
  };
  const answerOf = async (sent: http.ClientRequest): Promise<Answer> => {
    const path = sent.path.replace(/[^/]{6,}$/, "<id>");
    const sentence = `${sent.method} ${path} gets a response`;
    const { status, headers, body } = await value(unlessFailed(readReply(sent)), SOON, sentence);
    return { status, headers, text: body, body: parse(body) };
  };
  const call: Shop["call"] = (method, path, body, fields = {}) => {
    const text = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
    const type = text === undefined ? {} : { "Content-Type": "application/json" };
    const length = text === undefined ? {} : { "Content-Length": `${Buffer.byteLength(text)}` };
    const sent = request(method, path, { ...type, ...length, ...fields });
    sent.end(text);
    return answerOf(sent);
  };
  const start: Shop["start"] = async (method, path, fields = {}) => {
    entered = deferred();
    const type = { "Content-Type": "application/json", "Transfer-Encoding": "chunked" };
    const sent = request(method, path, { ...type, ...fields });
    sent.on("error", () => undefined);
    sent.flushHeaders();
    await value(entered.promise, SOON, "a request reaches the handler before its body");
    // What the handler does at once has time to happen.
    for (let left = 5; left > 0; left -= 1) await turn();
    return {
      finish(body) {
        sent.end(JSON.stringify(body));
        return answerOf(sent);
      },
    };
  };
  const add: Shop["add"] = async (book) => {
    const answer = await call("POST", "/books", book);
    const id = memberOf(answer.body, "id");
    const path = typeof id === "string" ? `/books/${id}` : pathOf(answer);
    expect(answer.status, "a book can be created with POST").toBe(201);
    if (path === "") expect.fail("the response to POST has the id of the book, or a Location");
    return { path, id, tag: answer.headers.etag ?? "", answer };
  };
  const list: Shop["list"] = async () => {
    const { status, body } = await call("GET", "/books");
    return status === 200 ? body : `status ${status}`;
  };
  return { call, start, add, list };
}

/** Lets all of a test happen in one moment of `Date`, as on a machine that is fast enough. */
export function stopDate(): void {
  holdDate({ tick: 0 });
}

/** Replaces `Date`, so that no verdict depends on how many milliseconds a request takes. */
function holdDate(how: { tick: number }): void {
  ({ tick } = how);
  vi.useFakeTimers({ now: 1_700_000_000_000, toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
}

/** The path in `Location`, or nothing. */
export function pathOf({ headers }: Answer): string {
  const { location } = headers;
  return location === undefined ? "" : new URL(location, "http://127.0.0.1").pathname;
}
