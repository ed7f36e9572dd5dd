/** A real server whose handler calls readJson, and clients that write to it byte by byte. */
import { once } from "node:events";
import http from "node:http";
import type net from "node:net";
import { expect } from "vitest";
import { readJson } from "@solution";
import { listen, openBare } from "../../kit-http.ts";
import {
  deferred,
  settled,
  STRAY_EVENTS,
  takeOver,
  turn,
  value,
  type Deferred,
} from "../../kit.ts";

/** How a call of readJson ended. */
export type Outcome = { value: unknown } | { status: number } | { failed: string };

/** What `readJson` is called with besides the request. */
type Options = { limit?: number; types?: string[] };

/** Header fields of a request; `undefined` leaves out one that is usual. */
export type Fields = Record<string, string | undefined>;

/** One connection of a client. */
export interface Client {
  /** Writes the pieces one after the other, each when the server has read the one before. */
  send: (...pieces: (string | Buffer)[]) => Promise<void>;
  /** Closes the connection and waits until the server has seen it. */
  leave: () => Promise<void>;
  /** How the oldest call of readJson for this connection that was not asked for yet ended. */
  outcome: (sentence: string) => Promise<Outcome>;
  /** The status of the response, once the connection is closed; 0 if there was none. */
  status: (sentence: string) => Promise<number>;
}

/** How long something on this machine may take. */
const SOON = 1500;

/** Tells how the call ended, as a value that can be compared. */
async function run(call: () => Promise<unknown>): Promise<Outcome> {
  let promise: unknown;
  try {
    promise = call();
  } catch {
    return { failed: "readJson threw an error instead of returning a promise" };
  }
  try {
    return { value: await promise };
  } catch (error) {
    if (!(error instanceof Error)) return { failed: "readJson rejected with no Error" };
    const status: unknown = Reflect.get(error, "status");
    if (typeof status === "number") return { status };
    const what = status === undefined ? "has no status" : "has a status that is no number";
    return { failed: `readJson rejected with a ${error.name} that ${what}` };
  }
}

/** Serves until the test ends; `before` runs before readJson is called. */
export async function serve(
  options?: Options,
  before?: (req: http.IncomingMessage) => Promise<void>,
): Promise<() => Promise<Client>> {
  const crashes = new Set<(outcome: Outcome) => void>();
  takeOver(STRAY_EVENTS, (error) => {
    const name = error instanceof Error ? error.name : String(error);
    for (const crash of crashes) crash({ failed: `nobody caught a ${name}` });
    crashes.clear();
  });
  const calls = new Map<number, Deferred<Promise<Outcome>>[]>();
  const sockets = new Map<number, net.Socket>();
  const handle = async (req: http.IncomingMessage, res: http.ServerResponse): Promise<void> => {
    const call = deferred<Promise<Outcome>>();
    const port = req.socket.remotePort ?? 0;
    calls.set(port, [...(calls.get(port) ?? []), call]);
    await before?.(req);
    const ended = run(() => (options === undefined ? readJson(req) : readJson(req, options)));
    const crash = deferred<Outcome>();
    crashes.add(crash.resolve);
    call.resolve(Promise.race([ended, crash.promise]));
    const outcome = await ended;
    if ("value" in outcome) return void res.end("read");
    res.writeHead("status" in outcome ? outcome.status : 500, { Connection: "close" });
    res.end("refused");
  };
  const server = http.createServer((req, res) => void handle(req, res));
  server.on("connection", (socket) => sockets.set(socket.remotePort ?? 0, socket));
  const to = await listen(server);
  return async () => connect(to, { calls, sockets });
}

/** What the server knows, by the port of the client. */
interface Known {
  calls: Map<number, Deferred<Promise<Outcome>>[]>;
  sockets: Map<number, net.Socket>;
}

async function connect(to: number, { calls, sockets }: Known): Promise<Client> {
  const { socket, text, closed } = openBare(to);
  await once(socket, "connect");
  const port = socket.localPort ?? 0;
  let written = 0;
  const arrived = async (): Promise<void> => {
    const peer = sockets.get(port);
    while (peer === undefined ? !sockets.has(port) : peer.bytesRead < written && !peer.destroyed) {
      await turn();
      if (peer === undefined && sockets.has(port)) return arrived();
    }
  };
  return {
    async send(...pieces) {
      for (const piece of pieces) {
        written += Buffer.byteLength(piece);
        socket.write(piece);
        await value(arrived(), SOON, "the server reads what the client sends");
        await turn();
      }
    },
    async leave() {
      const peer = sockets.get(port);
      const gone = new Promise<void>((resolve) => peer?.once("close", () => resolve()));
      socket.destroy();
      if (!peer?.destroyed) await value(gone, SOON, "the server sees that the client has left");
      await turn();
    },
    async outcome(sentence) {
      const call = calls.get(port)?.shift();
      if (call === undefined) return expect.fail("a request reaches the handler");
      const late = `${sentence} (the promise did not settle)`;
      const started = await value(call.promise, SOON, late);
      return value(started, SOON, late);
    },
    async status(sentence) {
      await settled(closed, SOON, `${sentence} (there was no response)`);
      return Number(/^HTTP\/1\.1 (\d{3})/.exec(text())?.[1] ?? 0);
    },
  };
}

/** Waits until the client has left. */
export function untilLeft(req: http.IncomingMessage): Promise<void> {
  return new Promise((resolve) => req.once("close", () => resolve()));
}

/** Reads the body and throws it away. */
export function untilRead(req: http.IncomingMessage): Promise<void> {
  return new Promise((resolve) => req.resume().once("end", () => resolve()));
}

/** The head of a request with a JSON body of `length` bytes, or in chunks if that is `null`. */
export function head(length: number | null, fields: Fields = {}): string {
  const all: Fields = {
    Host: "localhost",
    "Content-Type": "application/json",
    ...(length === null ? { "Transfer-Encoding": "chunked" } : { "Content-Length": `${length}` }),
    ...fields,
  };
  const lines = Object.entries(all).flatMap(([name, text]) =>
    text === undefined ? [] : [`${name}: ${text}\r\n`],
  );
  return `POST / HTTP/1.1\r\n${lines.join("")}\r\n`;
}

/** A piece of a body that is sent in chunks; an empty one ends the body. */
export function chunk(piece: string | Buffer): Buffer {
  const bytes = Buffer.from(piece);
  const size = Buffer.from(`${bytes.length.toString(16)}\r\n`);
  return Buffer.concat([size, bytes, Buffer.from("\r\n")]);
}

/** What a request is judged with. */
type Settings = Options & { fields?: Fields };

/** How readJson ends for a request with this body, in one piece. */
export async function judge(
  sentence: string,
  body: string | Buffer,
  settings: Settings = {},
): Promise<Outcome> {
  const { body: outcome } = await judgeEach(sentence, { body }, settings);
  return outcome ?? expect.fail(sentence);
}

/** How readJson ends for each of the bodies. */
export async function judgeEach(
  sentence: string,
  bodies: Record<string, string | Buffer>,
  { fields, ...options }: Settings = {},
): Promise<Record<string, Outcome>> {
  const open = await serve(Object.keys(options).length === 0 ? undefined : options);
  const outcomes: Record<string, Outcome> = {};
  for (const [name, body] of Object.entries(bodies)) {
    const client = await open();
    const bytes = Buffer.from(body);
    await client.send(Buffer.concat([Buffer.from(head(bytes.length, fields)), bytes]));
    outcomes[name] = await client.outcome(sentence);
  }
  return outcomes;
}

/** How readJson ends for the same body with each of these values of a header field. */
export async function judgeField(
  sentence: string,
  name: string,
  values: string[],
  settings: Options & { body?: string | Buffer; waits?: boolean } = {},
): Promise<Record<string, Outcome>> {
  const { body = "1", waits = false, ...options } = settings;
  const open = await serve(Object.keys(options).length === 0 ? undefined : options);
  const bytes = Buffer.from(body);
  const outcomes: Record<string, Outcome> = {};
  for (const text of values) {
    const client = await open();
    const start = Buffer.from(head(bytes.length, { [name]: text }));
    await client.send(waits ? start : Buffer.concat([start, bytes]));
    outcomes[text] = await client.outcome(sentence);
  }
  return outcomes;
}

/** The same outcome for each of these. */
export function each(names: string[], outcome: Outcome): Record<string, Outcome> {
  return Object.fromEntries(names.map((name) => [name, outcome]));
}
