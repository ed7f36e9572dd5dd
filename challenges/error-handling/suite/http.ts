/** A real server whose handler fails, with the error handler behind it. */
import http from "node:http";
import { expect, onTestFinished } from "vitest";
import { turn, value } from "../../kit.ts";

/** What stands behind all handlers. */
export type ErrorHandler = (
  error: unknown,
  req: http.IncomingMessage,
  res: http.ServerResponse,
  next: (error?: unknown) => void,
) => unknown;

/** What a client got, and what was called meanwhile. */
export interface Reply {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
  /** What each call of `next` got. */
  nexts: unknown[][];
  /** What the error handler threw itself. */
  thrown: unknown[];
}

/** How long a message on this machine may take. */
const SOON = 800;

/** What a handler does before the error handler is called. */
export type Prepare = (res: http.ServerResponse) => void | Promise<void>;

/** Sends a request whose handler prepares something and then fails with this. */
export async function fail(
  handle: ErrorHandler,
  error: unknown,
  prepare: Prepare = () => undefined,
): Promise<Reply> {
  const seen: Pick<Reply, "nexts" | "thrown"> = { nexts: [], thrown: [] };
  const serveOne = async (req: http.IncomingMessage, res: http.ServerResponse): Promise<void> => {
    await prepare(res);
    const next = (...args: unknown[]): void => {
      seen.nexts.push(args);
      // As a server does when nothing else can be done.
      req.socket.destroy();
    };
    try {
      await handle(error, req, res, next);
    } catch (reason) {
      seen.thrown.push(reason);
      req.socket.destroy();
    }
  };
  const server = http.createServer((req, res) => void serveOne(req, res));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const got = await value(
    ask(port),
    SOON,
    "every request that fails gets a response or is cut off",
  );
  await turn();
  return { ...got, ...seen };
}

/** The problem that a client reads. */
export function problemOf({ text }: Reply): Record<string, unknown> {
  try {
    const problem: unknown = JSON.parse(text);
    return { ...Object(problem) };
  } catch {
    return expect.fail(`the body of the response is JSON (got ${JSON.stringify(text)})`);
  }
}

/** Whether the response came as a whole; a connection that was cut has the status 0. */
function ask(port: number | undefined): Promise<Pick<Reply, "status" | "headers" | "text">> {
  return new Promise((resolve) => {
    const cut = (): void => resolve({ status: 0, headers: {}, text: "" });
    const options = { host: "127.0.0.1", port, path: "/users?id=7", method: "PUT", agent: false };
    const request = http.request(options, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (text += chunk));
      response.once("error", cut);
      response.once("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    request.once("error", cut).end();
  });
}

/** A logger that writes down what it gets. */
export function notes() {
  const lines: { level: string; error: unknown; place: unknown }[] = [];
  return {
    lines,
    logger: {
      warn: (error: unknown, place: unknown) => void lines.push({ level: "warn", error, place }),
      error: (error: unknown, place: unknown) => void lines.push({ level: "error", error, place }),
    },
  };
}
