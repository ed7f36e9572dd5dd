import { createHmac } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { parse, stringify } from "node:querystring";

export type Row = { id: string; [member: string]: string | number | null };

export interface ListOptions {
  path: string;
  rows: () => readonly Row[];
  fields: Record<string, "string" | "number">;
  secret: string;
}

/** Where a row stands: rows with null have the second rank, and the id decides last. */
export type Rank = [isNull: 0 | 1, value: string | number, id: string];

/** Thrown for everything that is not answered with a page. */
export class Refusal extends Error {
  readonly status: number;
  readonly faults: Map<string, string>;

  constructor(status: number, faults = new Map<string, string>()) {
    super(String(status));
    this.status = status;
    this.faults = faults;
  }
}

const TITLES = new Map([
  [400, "Invalid parameters"],
  [404, "Not found"],
]);

/** The body of a problem; whatever is not a refusal is a 500. */
export function problemOf(error: unknown): Record<string, unknown> & { status: number } {
  const { status, faults } = error instanceof Refusal ? error : new Refusal(500);
  const title = TITLES.get(status) ?? "Something went wrong here";
  const errors = [...faults].map(([parameter, detail]) => ({ parameter, detail }));
  return { type: `/problems/${status}`, title, status, ...(status === 400 && { errors }) };
}

/** What a client wants, made from its parameters. */
export class Wish {
  readonly limit: number;
  readonly page: number;
  readonly field: string;
  readonly direction: 1 | -1;
  /** The same for requests that ask for the same rows in the same order. */
  readonly scope: string;
  readonly #conditions: ((row: Row) => boolean)[] = [];
  readonly #faults = new Map<string, string>();

  constructor(params: NodeJS.Dict<string | string[]>, fields: ListOptions["fields"]) {
    const types = new Map<string, string>(Object.entries({ ...fields, id: "string" }));
    const { limit = "20", page = "1", sort = "id", cursor, ...filters } = params;
    this.limit = Math.min(this.#count("limit", limit), 100);
    this.page = this.#count("page", page);
    const text = String(sort);
    this.direction = text.startsWith("-") ? -1 : 1;
    this.field = text.replace(/^-/, "");
    if (!types.has(this.field)) this.#faults.set("sort", `${text} is no field to sort by`);
    for (const name of Object.keys(filters)) this.#filter(name, String(filters[name]), types);
    for (const [name, values] of Object.entries(params)) {
      if (Array.isArray(values)) this.#faults.set(name, "may not be repeated");
    }
    if (cursor !== undefined && params["page"] !== undefined) {
      this.#faults.set("page", "cannot be used together with cursor");
    }
    if (this.#faults.size > 0) throw new Refusal(400, this.#faults);
    const sorted = Object.entries(filters).toSorted(([a], [b]) => (a < b ? -1 : 1));
    this.scope = JSON.stringify([text, ...sorted]);
  }

  #count(name: string, text: string | string[]): number {
    const count = /^0*[1-9]\d*$/.test(String(text)) ? Number(text) : 0;
    if (count === 0) this.#faults.set(name, `${String(text)} is not a positive integer`);
    return count;
  }

  #filter(name: string, text: string, types: Map<string, string>): void {
    const { field, operator } = FILTER.exec(name)?.groups ?? {};
    const type = types.get(field ?? "");
    if (type === undefined) {
      this.#faults.set(name, "is unknown");
      return;
    }
    const isNumber = type === "number";
    if (isNumber && !/^-?\d+(?:\.\d+)?$/.test(text)) this.#faults.set(name, "takes a number");
    const wanted = isNumber ? Number.parseFloat(text) : text;
    this.#conditions.push((row) => {
      const own = row[field ?? ""] ?? null;
      if (own === null) return false;
      const found = own < wanted ? "lt" : own > wanted ? "gt" : "e";
      return (operator ?? "e").includes(found);
    });
  }

  matches(row: Row): boolean {
    return this.#conditions.every((condition) => condition(row));
  }

  rank(row: Row): Rank {
    const value = row[this.field] ?? null;
    return value === null ? [1, 0, row.id] : [0, value, row.id];
  }

  compare(a: Rank, b: Rank): number {
    const sign = (one: string | number, other: string | number): number =>
      Number(one > other) - Number(one < other);
    return a[0] - b[0] || sign(a[1], b[1]) * this.direction || sign(a[2], b[2]);
  }
}

const FILTER = /^(?<field>.*?)(?:\[(?<operator>[gl]te?)\])?$/s;

/** The pages of a list. */
export function createList(
  options: ListOptions,
): (req: IncomingMessage, res: ServerResponse) => void {
  const seal = new Seal(options.secret);
  return ({ url = "" }, res) => {
    try {
      const body = pageOf(options, seal, url);
      res.writeHead(200, ["content-type", "application/json"]).end(JSON.stringify(body));
    } catch (error) {
      const body = problemOf(error);
      res.writeHead(body.status, ["content-type", "application/problem+json"]);
      res.end(JSON.stringify(body));
    }
  };
}

function pageOf({ path, rows, fields }: ListOptions, seal: Seal, url: string): object {
  const [, found, query = ""] = /^([^?]*)\??(.*)$/s.exec(url) ?? [];
  if (found !== path) throw new Refusal(404);
  const params = parse(query, "&", "=", { maxKeys: 0 });
  const wish = new Wish(params, fields);
  const ranked = rows()
    .filter((row) => wish.matches(row))
    .map((row) => ({ row, rank: wish.rank(row) }))
    .toSorted((a, b) => wish.compare(a.rank, b.rank));
  const cursor = params["cursor"];
  const isBehind = (at: number, rank: Rank): boolean =>
    wish.compare(ranked[at]?.rank ?? rank, rank) > 0;

  let start = (wish.page - 1) * wish.limit;
  let end = start + wish.limit;
  if (typeof cursor === "string") {
    const { isPrev, rank } = seal.open(cursor, wish.scope);
    const behind = search(ranked.length, (at) => isBehind(at, rank));
    const isThere = behind > 0 && wish.compare(ranked[behind - 1]?.rank ?? rank, rank) === 0;
    end = isPrev ? behind - Number(isThere) : behind + wish.limit;
    start = Math.max(0, end - wish.limit);
    if (!isPrev) start = behind;
  }
  const shown = ranked.slice(start, end);
  const make = (isPrev: boolean, rank: Rank | undefined): string | null =>
    rank === undefined ? null : seal.close(isPrev, rank, wish.scope);
  const cursors = {
    next: end < ranked.length ? make(false, shown.at(-1)?.rank) : null,
    prev: start > 0 ? make(true, shown[0]?.rank) : null,
  };
  return envelope(
    { path, fields, params, cursors, wish, total: ranked.length },
    shown.map(({ row }) => row),
  );
}

/** The first place from which on it holds, by halving. */
function search(length: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What the envelope is made from, besides the rows. */
export type Page = {
  path: string;
  fields: ListOptions["fields"];
  params: NodeJS.Dict<string | string[]>;
  cursors: { next: string | null; prev: string | null };
  wish: Wish;
  total: number;
};

export function envelope(
  { path, fields, params, cursors, wish, total }: Page,
  rows: Row[],
): object {
  const link = (cursor: string | null): string | null => {
    const { page: _, ...kept } = params;
    return cursor && `${path}?${stringify({ ...kept, limit: wish.limit, cursor })}`;
  };
  const data = rows.map((row) => {
    const item: Record<string, unknown> = { id: row.id };
    for (const name of Object.keys(fields)) item[name] = row[name];
    item["links"] = { self: [path, encodeURIComponent(row.id)].join("/") };
    return item;
  });
  const pages = Math.ceil(total / wish.limit);
  const links = { next: link(cursors.next), prev: link(cursors.prev) };
  return { data, cursors, links, meta: { total, pages, limit: wish.limit } };
}

/** Signs ranks; two MACs of the same text under a key are equal only if the texts are. */
class Seal {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  close(isPrev: boolean, rank: Rank, scope: string): string {
    const text = encodeURIComponent(JSON.stringify([Number(isPrev), ...rank]));
    const hex = (one: string): string => `%${one.charCodeAt(0).toString(16)}`;
    const plain = text.replace(/[~.!'()*]/g, hex).replaceAll("%", "~");
    return `${this.#mac(plain, scope)}-${plain}`;
  }

  open(cursor: string, scope: string): { isPrev: boolean; rank: Rank } {
    const cut = cursor.indexOf("-");
    const text = cursor.slice(cut + 1);
    // The MAC of a MAC takes the same time to compare, whatever an attacker sends.
    const [given, made] = [cursor.slice(0, cut), this.#mac(text, scope)];
    if (this.#mac(given, "") !== this.#mac(made, "")) {
      throw new Refusal(400, new Map([["cursor", "is not from this list"]]));
    }
    const [isPrev, ...rank] = JSON.parse(decodeURIComponent(text.replaceAll("~", "%")));
    return { isPrev: isPrev === 1, rank: [rank[0], rank[1], rank[2]] };
  }

  #mac(text: string, scope: string): string {
    return createHmac("sha256", this.#secret).update(`${scope}\n${text}`).digest("hex");
  }
}
