import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/** An order, or whatever is listed. */
export type Row = { id: string; [member: string]: string | number | null };

/** What is listed, and what clients may do with it. */
export interface ListOptions {
  /** Of the list, such as `/orders`. */
  path: string;
  /** The rows at this moment, in any order. */
  rows: () => readonly Row[];
  /** What clients may see, filter and sort by, besides `id`. */
  fields: Record<string, "string" | "number">;
  /** Signs the cursors. */
  secret: string;
}

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;

/** What is wrong with a parameter. */
interface Fault {
  parameter: string;
  detail: string;
}

/** A condition on one field. */
interface Filter {
  field: string;
  operator: string;
  value: string | number;
}

/** What a request asks for, without its cursor. */
interface Query {
  filters: Filter[];
  sort: string;
  isDescending: boolean;
  limit: number;
  page: number;
}

/** A place between two rows, and which side of it is asked for. */
interface Place {
  way: "next" | "prev";
  row: Row;
}

/** An error that the client gets as a problem. */
class Problem extends Error {
  readonly status: number;
  readonly errors: Fault[] | undefined;

  constructor(status: number, title: string, errors?: Fault[]) {
    super(title);
    this.status = status;
    this.errors = errors;
  }
}

/** Answers requests for the list at `path`. */
export function createList(
  options: ListOptions,
): (req: IncomingMessage, res: ServerResponse) => void {
  const list = new List(options);
  return (req, res) => {
    try {
      send(res, { status: 200, type: "application/json", body: list.answer(req.url ?? "/") });
    } catch (error) {
      const known = error instanceof Problem ? error : new Problem(500, "Internal Server Error");
      const { status, message: title, errors } = known;
      const body = { title, status, errors };
      send(res, { status, type: "application/problem+json", body });
    }
  };
}

/** A response. */
interface Reply {
  status: number;
  type: string;
  body: object;
}

function send(res: ServerResponse, { status, type, body }: Reply): void {
  res.writeHead(status, { "Content-Type": type });
  res.end(JSON.stringify(body));
}

class List {
  readonly #options: ListOptions;
  readonly #types: ReadonlyMap<string, "string" | "number">;

  constructor(options: ListOptions) {
    this.#options = options;
    this.#types = new Map([["id", "string"], ...Object.entries(options.fields)]);
  }

  answer(url: string): object {
    const [path = "", ...search] = url.split("?");
    if (path !== this.#options.path) throw new Problem(404, "Not Found");
    const params = new URLSearchParams(search.join("?"));
    const query = readQuery(params, this.#types);
    const place = this.#readPlace(params, query);

    const compare = makeCompare(query);
    const rows = this.#options
      .rows()
      .filter((row) => query.filters.every((filter) => isMatch(row, filter)))
      .toSorted(compare);
    const [start, end] = bounds(rows, query, place);
    const page = rows.slice(start, end);
    const [first, last] = [page[0], page.at(-1)];
    const next = end < rows.length && last ? this.#write({ way: "next", row: last }, query) : null;
    const prev = start > 0 && first ? this.#write({ way: "prev", row: first }, query) : null;
    const link = (cursor: string | null): string | null => this.#link(params, cursor);
    const { limit } = query;
    return {
      data: page.map((row) => this.#show(row)),
      cursors: { next, prev },
      links: { next: link(next), prev: link(prev) },
      meta: { total: rows.length, pages: Math.ceil(rows.length / limit), limit },
    };
  }

  #show(row: Row): object {
    const members = [...this.#types.keys()].map((name) => [name, row[name]]);
    const self = `${this.#options.path}/${encodeURIComponent(row.id)}`;
    return { ...Object.fromEntries(members), links: { self } };
  }

  #link(params: URLSearchParams, cursor: string | null): string | null {
    if (cursor === null) return null;
    const own = new URLSearchParams(params);
    own.delete("page");
    own.set("cursor", cursor);
    return `${this.#options.path}?${own}`;
  }

  /** The place as text, signed together with what it is valid for. */
  #write({ way, row }: Place, query: Query): string {
    const place = JSON.stringify([way, row.id, row[query.sort]]);
    const text = Buffer.from(place).toString("base64url");
    return `${text}.${this.#sign(text, query)}`;
  }

  #readPlace(params: URLSearchParams, query: Query): Place | null {
    const cursor = params.get("cursor");
    if (cursor === null) return null;
    const [text = ""] = cursor.split(".");
    if (!isSame(cursor, `${text}.${this.#sign(text, query)}`) || params.has("page")) {
      const detail = "must be one that was returned for the same filters and sort";
      throw new Problem(400, "Bad Request", [{ parameter: "cursor", detail }]);
    }
    const [way, id, value] = JSON.parse(Buffer.from(text, "base64url").toString());
    return { way, row: { [query.sort]: value, id } };
  }

  #sign(text: string, { filters, sort, isDescending }: Query): string {
    const scope = JSON.stringify([filters, sort, isDescending, text]);
    return createHmac("sha256", this.#options.secret).update(scope).digest("base64url");
  }
}

function isSame(given: string, made: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(made)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Where the page begins in the sorted rows, and where it ends. */
function bounds(rows: Row[], query: Query, place: Place | null): [number, number] {
  const { limit, page } = query;
  if (place === null) return [(page - 1) * limit, page * limit];
  const compare = makeCompare(query);
  if (place.way === "next") {
    const start = rows.filter((row) => compare(row, place.row) <= 0).length;
    return [start, start + limit];
  }
  const end = rows.filter((row) => compare(row, place.row) < 0).length;
  return [Math.max(0, end - limit), end];
}

/** `null` comes last whatever the direction, and the id decides in the end. */
function makeCompare({ sort, isDescending }: Query): (a: Row, b: Row) => number {
  return (a, b) => {
    const [one = null, other = null] = [a[sort], b[sort]];
    if (one !== other) {
      if (one === null) return 1;
      if (other === null) return -1;
      return one < other === isDescending ? 1 : -1;
    }
    if (a.id === b.id) return 0;
    return a.id < b.id ? -1 : 1;
  };
}

const OPERATORS = new Map<string, (a: string | number, b: string | number) => boolean>([
  ["eq", (a, b) => a === b],
  ["gt", (a, b) => a > b],
  ["gte", (a, b) => a >= b],
  ["lt", (a, b) => a < b],
  ["lte", (a, b) => a <= b],
]);

function isMatch(row: Row, { field, operator, value }: Filter): boolean {
  const own = row[field] ?? null;
  return own !== null && OPERATORS.get(operator)?.(own, value) === true;
}

/** Reads all parameters, so that a client learns of all its faults at once. */
function readQuery(params: URLSearchParams, types: ReadonlyMap<string, string>): Query {
  const query = { filters: [], sort: "id", isDescending: false, limit: DEFAULT_LIMIT, page: 1 };
  const errors: Fault[] = [];
  for (const name of new Set(params.keys())) {
    const [value = "", ...more] = params.getAll(name);
    const detail = more.length > 0 ? "comes twice" : readParameter(query, types, { name, value });
    if (detail !== null) errors.push({ parameter: name, detail });
  }
  if (errors.length > 0) throw new Problem(400, "Bad Request", errors);
  return query;
}

/** Puts one parameter into the query, or returns what is wrong with it. */
function readParameter(
  query: Query,
  types: ReadonlyMap<string, string>,
  { name, value }: { name: string; value: string },
): string | null {
  if (name === "cursor") return null;
  if (name === "limit" || name === "page") {
    if (!/^\d+$/.test(value) || Number(value) === 0) return "must be an integer from 1";
    query[name] = name === "limit" ? Math.min(Number(value), MAX_LIMIT) : Number(value);
    return null;
  }
  if (name === "sort") {
    query.isDescending = value.startsWith("-");
    query.sort = query.isDescending ? value.slice(1) : value;
    return types.has(query.sort) ? null : "must be a field, or - and a field";
  }
  return readFilter(query, types, { name, value });
}

function readFilter(
  query: Query,
  types: ReadonlyMap<string, string>,
  { name, value }: { name: string; value: string },
): string | null {
  const [, field = "", operator = "eq"] = /^([^[]*)(?:\[(gte?|lte?)\])?$/.exec(name) ?? [];
  const type = types.get(field);
  if (type === undefined) return "is not a parameter of this list";
  const isNumber = /^-?\d+(\.\d+)?$/.test(value);
  if (type === "number" && !isNumber) return "must be a decimal number";
  query.filters.push({ field, operator, value: type === "number" ? Number(value) : value });
  return null;
}
