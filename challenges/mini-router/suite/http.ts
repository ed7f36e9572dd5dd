/** A real server on a free port of this machine with a router behind it. */
import http from "node:http";
import { expect } from "vitest";
import { ask as request, keepAlive, listen, readReply, type Reply } from "../../kit-http.ts";
import { settled, value, type Settled } from "../../kit.ts";

/** What a handler gets beside the request and the response. */
export interface Context {
  params: Record<string, string>;
  query: URLSearchParams;
}

/** Answers a request. */
export type Handler = (
  req: http.IncomingMessage,
  res: http.ServerResponse,
  context: Context,
) => unknown;

/** What stands behind the server. */
export interface Handles {
  handle: (req: http.IncomingMessage, res: http.ServerResponse) => unknown;
}

/** A running server. */
export interface Site {
  /** Sends a request such as "GET /users" and waits for the response. */
  send: (line: string) => Promise<Reply>;
  /** Sends requests one after the other; "200 body" for each. */
  ask: (...lines: string[]) => Promise<string[]>;
  /** How each call of `handle` ended. */
  outcomes: Settled<unknown>[];
}

/** How long a message on this machine may take. */
const SOON = 600;

/** Serves until the test ends. If `handle` fails before there is a response, the status is 500. */
export async function serve(router: Handles): Promise<Site> {
  const outcomes: Settled<unknown>[] = [];
  const serveOne = async (req: http.IncomingMessage, res: http.ServerResponse): Promise<void> => {
    const outcome = await ending(router, req, res);
    outcomes.push(outcome);
    if (outcome.status === "rejected" && !res.headersSent) {
      res.writeHead(500).end(`handle failed with ${String(outcome.reason)}`);
    }
  };
  const server = http.createServer((req, res) => void serveOne(req, res));
  const port = await listen(server);
  const agent = keepAlive();
  const send: Site["send"] = async (line) => {
    const [method = "", path = ""] = line.split(" ");
    const reply = readReply(request(port, { method, path, agent }).end());
    return value(reply, SOON, `every request gets a response, so ${line} does`);
  };
  const ask: Site["ask"] = async (...lines) => {
    const texts: string[] = [];
    for (const line of lines) {
      const { status, body } = await send(line);
      // What the router itself writes into a response is its own affair.
      texts.push(status < 400 || status === 500 ? `${status} ${body}`.trim() : `${status}`);
    }
    return texts;
  };
  return { send, ask, outcomes };
}

/** How `handle` ends; one that throws is told apart from one that rejects. */
async function ending(
  router: Handles,
  req: http.IncomingMessage,
  res: http.ServerResponse,
): Promise<Settled<unknown>> {
  let result: unknown;
  try {
    result = router.handle(req, res);
  } catch (error) {
    return { status: "rejected", reason: `an error that handle threw itself: ${String(error)}` };
  }
  return settled(result, 60_000, "handle settles");
}

/** A handler that answers with its name and the parameters, if there are any. */
export function tell(name: string): Handler {
  return (_, res, { params }) => {
    const texts = Object.entries(params).map(([key, text]) => ` ${key}=${text}`);
    res.end(name + texts.sort().join(""));
  };
}

/** A handler that must not run; `runs` counts how often it did. */
export function trap(): { runs: () => number; handler: Handler } {
  let runs = 0;
  const handler: Handler = (_, res) => {
    runs += 1;
    res.end("a handler that must not run");
  };
  return { runs: () => runs, handler };
}

/** The methods in `Allow`, sorted, without those that are left out. */
export function allowed({ headers }: Reply, ...without: string[]): string[] {
  const { allow } = headers;
  if (allow === undefined) return ["no Allow"];
  const names = allow.split(",").map((name) => name.trim());
  return names.filter((name) => name !== "" && !without.includes(name)).sort();
}

/** How the promise of the only call of `handle` ended. */
export function onlyOutcome({ outcomes }: Site): Settled<unknown> {
  return outcomes[0] ?? expect.fail("the promise that handle returns settles");
}
