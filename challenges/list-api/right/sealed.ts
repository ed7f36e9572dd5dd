import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

export type Row = { id: string; [member: string]: string | number | null };

export interface ListOptions {
  path: string;
  rows: () => readonly Row[];
  fields: Record<string, "string" | "number">;
  secret: string;
}

type Value = string | number | null;
type Fault = { parameter: string; detail: string };
type Result = { status: number; body: Record<string, unknown> };

/** What a request asks for: conditions, an order of two keys, and where to begin. */
type Ask = {
  tests: ((row: Row) => boolean)[];
  key: string;
  sign: 1 | -1;
  limit: number;
  skip: number;
};

/** A cursor when it is open: the side, the two keys of the place, and the request it belongs to. */
type Open = [side: "a" | "b", value: Value, id: string, ask: string];

/** Cursors are encrypted, and a page is picked in one pass that keeps no more rows than it needs. */
export function createList(
  options: ListOptions,
): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  const key = createHash("sha256").update(options.secret).digest();
  return async (req, res) => {
    let result: Result;
    try {
      result = respond(options, key, req.url ?? "");
    } catch {
      result = problem(500, "The list is not available");
    }
    const kind = result.status === 200 ? "json" : "problem+json";
    const text = JSON.stringify(result.body);
    res.statusCode = result.status;
    res.setHeader("content-type", `application/${kind}; charset=utf-8`);
    res.setHeader("content-length", Buffer.byteLength(text));
    res.end(text);
  };
}

function problem(status: number, title: string, errors?: Fault[]): Result {
  const body = { type: "about:blank", title, status };
  return { status, body: errors === undefined ? body : { ...body, errors } };
}

function respond(options: ListOptions, key: Buffer, url: string): Result {
  const mark = url.includes("?") ? url.indexOf("?") : url.length;
  if (url.slice(0, mark) !== options.path) return problem(404, "No such resource");
  const params = split(url.slice(mark + 1));
  const { ask, faults } = understand(params, options.fields);
  const own = JSON.stringify(params.filter(([name]) => !PAGING.has(name)));
  const cursor = params.find(([name]) => name === "cursor")?.[1];
  const open = cursor === undefined ? null : unseal(cursor, key);
  const isPaged = params.some(([name]) => name === "page");
  if (cursor !== undefined && (open === null || open[3] !== own || isPaged)) {
    faults.push({ parameter: "cursor", detail: "The cursor does not fit this request" });
  }
  if (faults.length > 0) return problem(400, "Parameters are wrong", faults);

  const { page, total, before, after } = pick(options.rows(), ask, open);
  const seal = (side: "a" | "b", row: Row | undefined): string | null =>
    row === undefined ? null : sealOf([side, row[ask.key] ?? null, row.id, own], key);
  const next = after ? seal("a", page.at(-1)) : null;
  const prev = before ? seal("b", page[0]) : null;
  const kept = params.filter(([name]) => name !== "cursor" && name !== "page");
  const link = (text: string | null): string | null => {
    if (text === null) return null;
    const pairs = [...kept, ["cursor", text]].map((pair) => pair.map(encodeURIComponent).join("="));
    return `${options.path}?${pairs.join("&")}`;
  };
  const names = ["id", ...Object.keys(options.fields)];
  const data = page.map((row) => ({
    ...Object.fromEntries(names.map((name) => [name, row[name] ?? null])),
    links: { self: `${options.path}/${encodeURIComponent(row.id)}` },
  }));
  const meta = { total, pages: Math.ceil(total / ask.limit), limit: ask.limit };
  const links = { next: link(next), prev: link(prev) };
  return { status: 200, body: { data, cursors: { next, prev }, links, meta } };
}

/** The parameters that say which part of the rows is wanted, not which rows. */
const PAGING = new Set(["limit", "page", "cursor"]);

function split(query: string): [string, string][] {
  const decode = (text: string): string => decodeURIComponent(text.replaceAll("+", " "));
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const [name = "", ...rest] = pair.split("=");
      return [decode(name), decode(rest.join("="))];
    });
}

/** Collects the faults of all parameters. */
function understand(
  params: [string, string][],
  fields: Record<string, string>,
): { ask: Ask; faults: Fault[] } {
  const ask: Ask = { tests: [], key: "id", sign: 1, limit: 20, skip: 0 };
  const faults = new Map<string, string>();
  let page = 1;
  const typeOf = (name: string): string | undefined =>
    name === "id" ? "string" : Object.hasOwn(fields, name) ? fields[name] : undefined;
  params.forEach(([name, text], place) => {
    if (params.findIndex(([other]) => other === name) < place) faults.set(name, "It is repeated");
    else if (name === "limit" || name === "page") {
      const count = countOf(text);
      if (count === null) faults.set(name, "It is not a whole number from 1 on");
      else if (name === "limit") ask.limit = Math.min(100, count);
      else page = count;
    } else if (name === "sort") {
      ask.sign = text[0] === "-" ? -1 : 1;
      ask.key = text.slice(ask.sign === -1 ? 1 : 0);
      if (typeOf(ask.key) === undefined) faults.set(name, "There is no such order");
    } else if (name !== "cursor") {
      const [field = "", operator = "="] = name.split(/\[(?=[a-z]+\]$)|\]$/);
      const made = testOf(field, operator, { type: typeOf(field), text });
      if (typeof made === "string") faults.set(name, made);
      else ask.tests.push(made);
    }
  });
  ask.skip = (page - 1) * ask.limit;
  const list = [...faults].map(([parameter, detail]) => ({ parameter, detail }));
  return { ask, faults: list };
}

function countOf(text: string): number | null {
  const isDigits = text !== "" && !/[^0-9]/.test(text);
  return isDigits && Number(text) > 0 ? Number(text) : null;
}

/** A condition on a row, or what is wrong with it. */
function testOf(
  field: string,
  operator: string,
  { type, text }: { type: string | undefined; text: string },
): ((row: Row) => boolean) | string {
  if (type === undefined) return "There is no such filter";
  if (type === "number" && !/^-?[0-9]+(?:[.][0-9]+)?$/.test(text)) return "It is not a number";
  const wanted = type === "number" ? Number(text) : text;
  const check = (holds: (own: string | number) => boolean) => (row: Row) => {
    const own = row[field];
    return own !== null && own !== undefined && holds(own);
  };
  switch (operator) {
    case "=":
      return check((own) => own === wanted);
    case "gt":
      return check((own) => own > wanted);
    case "gte":
      return check((own) => own >= wanted);
    case "lt":
      return check((own) => own < wanted);
    case "lte":
      return check((own) => own <= wanted);
    default:
      return "There is no such operator";
  }
}

/** Picks the page in one pass, with the rows of it in a short sorted list. */
function pick(
  rows: readonly Row[],
  ask: Ask,
  open: Open | null,
): { page: Row[]; total: number; before: boolean; after: boolean } {
  const { key, sign, limit, skip } = ask;
  const order = (a: Row, b: Row): number => {
    const [left, right] = [a[key] ?? null, b[key] ?? null];
    if (left === right) return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
    if (left === null || right === null) return left === null ? 1 : -1;
    return left < right ? -sign : sign;
  };
  const isBack = open?.[0] === "b";
  const place: Row | null = open === null ? null : { [key]: open[1], id: open[2] };
  const kept: Row[] = [];
  // Pages by number need what they skip; one row more says whether there is another page.
  const size = limit + 1 + (open === null ? skip : 0);
  let total = 0;
  let others = 0;
  for (const row of rows) {
    if (!ask.tests.every((test) => test(row))) continue;
    total += 1;
    const side = place === null ? 1 : order(row, place);
    if (isBack ? side >= 0 : side <= 0) {
      others += 1;
      continue;
    }
    let at = kept.length;
    const direction = isBack ? -1 : 1;
    while (at > 0 && order(kept[at - 1] ?? row, row) * direction > 0) at -= 1;
    if (at < size) kept.splice(at, 0, row);
    if (kept.length > size) kept.pop();
  }
  const from = open === null ? skip : 0;
  const page = kept.slice(from, from + limit);
  const hasMore = kept.length > from + limit;
  if (isBack) return { page: page.toReversed(), total, before: hasMore, after: others > 0 };
  const before = open === null ? from > 0 && total > 0 : others > 0;
  return { page, total, before, after: hasMore };
}

function sealOf(open: Open, key: Buffer): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  const hidden = Buffer.concat([cipher.update(JSON.stringify(open)), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), hidden]).toString("hex");
}

function unseal(text: string, key: Buffer): Open | null {
  // What is no hex is cut off by `Buffer.from`, so its length says whether all of it was.
  const bytes = Buffer.from(text, "hex");
  if (bytes.length * 2 !== text.length || bytes.length < 29) return null;
  try {
    const cipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
    cipher.setAuthTag(bytes.subarray(12, 28));
    return JSON.parse(
      Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString(),
    );
  } catch {
    return null;
  }
}
