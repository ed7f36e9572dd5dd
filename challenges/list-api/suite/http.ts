/** A real server with a list over rows of the test, and a client for it. */
import { once } from "node:events";
import http from "node:http";
import { expect, onTestFinished } from "vitest";
import { createList, type Row } from "@solution";
import { deferred, STRAY_EVENTS, takeOver, value } from "../../kit.ts";

/** What a client got; `body` is `undefined` if it is not JSON. */
export interface Answer {
  status: number;
  type: string | undefined;
  text: string;
  body: unknown;
}

/** A running list. */
export interface Site {
  /** Asks for a path with its query. */
  get: (target: string, fields?: Record<string, string>) => Promise<Answer>;
  /** Asks for the list with a query: the ids in its order, or the status if it is not 200. */
  ids: (query: string) => Promise<string>;
  /** Asks for the list with a query, and takes the response apart. */
  page: (query: string) => Promise<Page>;
}

/** A page of the list. */
export interface Page {
  ids: string;
  next: unknown;
  prev: unknown;
}

/** What a test may set. */
export interface Setup {
  rows: () => readonly Row[];
  path?: string;
  secret?: string;
}

/** How long a response may take. */
const SOON = 1500;

/** The fields of ORDERS that clients may see. */
export const FIELDS = { customer: "string", city: "string", total: "number" } as const;

/** An order; `margin` is not for clients. */
export function order(
  id: string,
  total: number | null,
  customer: string | null = "Ada",
  city: string | null = "Oslo",
): Row {
  return { id, total, customer, city, margin: 7 };
}

/** Orders with ties and nulls, in no order. */
export const ORDERS: readonly Row[] = [
  order("o7", 30, "Bob", "Rome"),
  order("o2", 100, "Ada", "Oslo"),
  order("o10", 30, "ada", "Oslo"),
  order("o4", null, "Cyd", null),
  order("o1", 9, "Ada", "Rome"),
  order("o9", 0, "Bob", "Oslo"),
  order("o3", 30, "Eve", null),
  order("o5", null, "Ada", "Rome"),
  order("o8", -5, null, "Oslo"),
  order("o6", 12.5, "Bob", "Rome"),
];

/** Gives a copy of the rows, in another order each time, as a database may. */
export function shuffled(rows: readonly Row[]): () => readonly Row[] {
  const own = structuredClone(rows);
  let calls = 0;
  return () => {
    calls += 1;
    const cut = (calls * 3) % Math.max(1, own.length);
    const turned = [...own.slice(cut), ...own.slice(0, cut)];
    return calls % 2 === 0 ? turned.toReversed() : turned;
  };
}

/** Serves until the test ends. */
export async function openList({
  rows,
  path = "/orders",
  secret = "s3cret",
}: Setup): Promise<Site> {
  const crash = deferred<never>();
  crash.promise.catch(() => undefined);
  const fail = (error: unknown): void => {
    const name = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    crash.reject(new Error(`the handler failed with ${name}`));
  };
  takeOver(STRAY_EVENTS, fail);
  const handler = createList({ path, rows, fields: { ...FIELDS }, secret });
  const handle = async (req: http.IncomingMessage, res: http.ServerResponse): Promise<void> => {
    try {
      const ended: unknown = handler(req, res);
      await ended;
    } catch (error) {
      fail(error);
    }
  };
  const server = http.createServer((req, res) => void handle(req, res));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = address === null || typeof address === "string" ? 0 : address.port;
  const agent = new http.Agent({ keepAlive: true });
  onTestFinished(() => {
    agent.destroy();
    server.closeAllConnections();
    server.close();
  });

  const get: Site["get"] = (target, headers = {}) => {
    const sent = http.request({ host: "127.0.0.1", port, agent, path: target, headers });
    const answer = Promise.race([readAnswer(sent), crash.promise]);
    answer.catch(() => undefined);
    sent.end();
    return value(answer, SOON, "each request gets a response");
  };
  const page: Site["page"] = async (query) => {
    const answer = await get(query === "" ? path : `${path}?${query}`);
    const cursors = memberOf(answer.body, "cursors");
    return {
      ids: idsOf(answer),
      next: memberOf(cursors, "next"),
      prev: memberOf(cursors, "prev"),
    };
  };
  return { get, page, ids: async (query) => (await page(query)).ids };
}

/** Serves ORDERS, which come in another order each time. */
export function openOrders(rows: readonly Row[] = ORDERS): Promise<Site> {
  return openList({ rows: shuffled(rows) });
}

/** The ids in their order; the status if it is not 200. */
export function idsOf({ status, body }: Answer): string {
  if (status !== 200) return String(status);
  const data = memberOf(body, "data");
  if (!Array.isArray(data)) return "no array named data";
  return data.map((row) => String(memberOf(row, "id"))).join(" ");
}

/** A member of what may be an object. */
export function memberOf(thing: unknown, name: string): unknown {
  return typeof thing === "object" && thing !== null ? Reflect.get(thing, name) : undefined;
}

/** The status for each query, as it comes, and what it is to be. */
export async function statusOfEach(
  site: Site,
  queries: readonly string[],
): Promise<Record<string, number>> {
  const seen: Record<string, number> = {};
  for (const query of queries) seen[query] = (await site.get(`/orders?${query}`)).status;
  return seen;
}

/** The same status for all of them. */
export function all(queries: readonly string[], status: number): Record<string, number> {
  return Object.fromEntries(queries.map((query) => [query, status]));
}

/** A cursor as a parameter; the test fails if there is none. */
export function cursorOf(cursor: unknown): string {
  if (typeof cursor !== "string") return expect.fail("a page that is not the last one has cursors");
  return `cursor=${encodeURIComponent(cursor)}`;
}

/** All pages from this one on, as their ids; it stops at a page that came before. */
export async function walk(
  site: Site,
  query: string,
  way: "next" | "prev" = "next",
  start?: unknown,
): Promise<string[]> {
  const pages: string[] = [];
  let cursor = start;
  do {
    const page = await site.page(cursor === undefined ? query : `${query}&${cursorOf(cursor)}`);
    if (pages.includes(page.ids)) return [...pages, `${page.ids} again`];
    pages.push(page.ids);
    cursor = page[way];
  } while (cursor !== null && cursor !== undefined);
  return pages;
}

function readAnswer(sent: http.ClientRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    sent.once("error", reject);
    sent.once("response", (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (text += chunk));
      response.once("error", reject);
      response.once("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers["content-type"]?.split(";")[0],
          text,
          body: parse(text),
        }),
      );
    });
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
