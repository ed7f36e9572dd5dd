/** A real server with a list over rows of the test, and a client for it. */
import http from "node:http";
import { expect } from "vitest";
import { createList, type Row } from "@solution";
import {
  ask,
  keepAlive,
  listen,
  memberOf,
  parse,
  readReply,
  watchHandlers,
} from "../../kit-http.ts";
import { value } from "../../kit.ts";

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
  const { run, unlessFailed } = watchHandlers();
  const handler = createList({ path, rows, fields: { ...FIELDS }, secret });
  const server = http.createServer((req, res) => {
    void run(() => handler(req, res));
  });
  const port = await listen(server);
  const agent = keepAlive();
  const get: Site["get"] = async (target, headers = {}) => {
    const reply = readReply(ask(port, { agent, path: target, headers }).end());
    const got = await value(unlessFailed(reply), SOON, "each request gets a response");
    const type = got.headers["content-type"]?.split(";")[0];
    return { status: got.status, type, text: got.body, body: parse(got.body) };
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
