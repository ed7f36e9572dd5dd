import type { IncomingMessage, ServerResponse } from "node:http";

/** What clients may set. */
export type Fields = {
  title: string;
  author: string;
  year?: number;
  isbn?: string;
  publisher?: object;
};

/** A book with the number of its changes. */
type Entry = { id: string; version: number; fields: Fields };

/** Ids and versions are counted; the entries stand in an array, and each method is a case. */
export function createBooks(): (req: IncomingMessage, res: ServerResponse) => void {
  const desk = new Desk();
  return (req, res) => {
    let text = "";
    req.setEncoding("utf8");
    req.on("data", (piece: string) => (text += piece));
    req.on("end", () => {
      const [, first = "", id, ...rest] = (req.url ?? "").split("?")[0]?.split("/") ?? [];
      if (first !== "books" || rest.length > 0) end(res, 404);
      else if (id === undefined) desk.collection({ req, res, text });
      else desk.item({ req, res, text }, id);
    });
  };
}

/** A request whose body has arrived, and its response. */
type Visit = { req: IncomingMessage; res: ServerResponse; text: string };

function end(res: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  res.writeHead(status, headers).end();
}

const toBook = ({ id, fields }: Entry): object => ({ id, ...fields });

function show(res: ServerResponse, status: number, entry: Entry): void {
  if (status === 201) res.setHeader("Location", `/books/${entry.id}`);
  res.writeHead(status, {
    "Content-Type": "application/json; charset=utf-8",
    ETag: tagOf(entry),
  });
  res.end(JSON.stringify(toBook(entry)));
}

class Desk {
  readonly #entries: Entry[] = [];
  #lastId = 0;

  collection({ req: { method }, res, text }: Visit): void {
    if (method === "GET" || method === "HEAD") {
      res.writeHead(200, { "Content-Type": "application/json" });
      res.end(JSON.stringify(this.#entries.map(toBook)));
    } else if (method === "POST") {
      const fields = this.#accept(res, parseObject(text));
      if (fields === null) return;
      this.#lastId += 1;
      const entry = { id: String(this.#lastId), version: 1, fields };
      this.#entries.push(entry);
      show(res, 201, entry);
    } else end(res, 405, { Allow: "GET, HEAD, POST" });
  }

  item({ req, res, text }: Visit, id: string): void {
    const { method = "", headers } = req;
    const allowed = ["GET", "HEAD", "PUT", "PATCH", "DELETE"];
    if (!allowed.includes(method)) return end(res, 405, { Allow: allowed.join(",") });
    const entry = this.#entries.find((one) => one.id === id);
    if (entry === undefined) return end(res, 404);
    const tag = tagOf(entry);
    if (method === "GET" || method === "HEAD") {
      const known = splitTags(headers["if-none-match"]).map((one) => one.replace(/^W\//, ""));
      if (known.includes("*") || known.includes(tag)) return end(res, 304, { ETag: tag });
      return show(res, 200, entry);
    }
    const wanted = splitTags(headers["if-match"] ?? "*");
    if (!wanted.includes("*") && !wanted.includes(tag)) return end(res, 412);
    if (method === "DELETE") {
      this.#entries.splice(this.#entries.indexOf(entry), 1);
      return end(res, 204);
    }
    this.#change({ req, res, text }, entry);
  }

  #change({ req, res, text }: Visit, entry: Entry): void {
    const isPatch = req.method === "PATCH";
    const type = /^\s*([^\s;]*)/.exec(req.headers["content-type"] ?? "")?.[1]?.toLowerCase();
    if (isPatch && type !== "application/merge-patch+json") return end(res, 415);
    const sent = parseObject(text);
    const isMerge = isPatch && sent !== null;
    const made = isMerge ? mergePatch(structuredClone(entry.fields), sent) : sent;
    const fields = this.#accept(res, made, entry);
    if (fields === null) return;
    entry.fields = fields;
    entry.version += 1;
    show(res, 200, entry);
  }

  /** What may be stored, or `null` if the response says why not. */
  #accept(res: ServerResponse, body: object | null, own?: Entry): Fields | null {
    const fields = body === null ? null : pick(body);
    const { isbn } = fields ?? {};
    const isTaken = this.#entries.some((one) => one !== own && one.fields.isbn === isbn);
    if (body === null) end(res, 400);
    else if (fields === null) end(res, 422);
    else if (isbn !== undefined && isTaken) end(res, 409);
    else return fields;
    return null;
  }
}

const tagOf = ({ id, version }: Pick<Entry, "id" | "version">): string => `"${id}.${version}"`;

const splitTags = (field = ""): string[] => field.split(",").map((one) => one.trim());

/** The object in a JSON text, or `null`. */
function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** Whether it is an object as JSON means it. */
export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const RULES: Record<keyof Fields, (value: unknown) => boolean> = {
  title: (value) => typeof value === "string" && value.length > 0,
  author: (value) => typeof value === "string" && value.length > 0,
  year: (value) => value === undefined || Number.isInteger(value),
  isbn: (value) => value === undefined || typeof value === "string",
  publisher: (value) => value === undefined || isObject(value),
};

const isFields = (made: object): made is Fields =>
  Object.entries(RULES).every(([name, isRight]) => isRight(Reflect.get(made, name)));

/** The members of a book, or `null` if one of them is wrong. */
export function pick(body: object): Fields | null {
  const own = Object.keys(RULES).filter((name) => Object.hasOwn(body, name));
  const made = Object.fromEntries(own.map((name) => [name, Reflect.get(body, name)]));
  return isFields(made) ? made : null;
}

/** Changes `target` as RFC 7396 says; names that lead to a prototype are left out. */
export function mergePatch(target: object, patch: object): object {
  for (const [name, value] of Object.entries(patch)) {
    if (name === "__proto__" || name === "constructor") continue;
    if (value === null) Reflect.deleteProperty(target, name);
    else if (isObject(value)) {
      const old: unknown = Object.hasOwn(target, name) ? Reflect.get(target, name) : undefined;
      Reflect.set(target, name, mergePatch(isObject(old) ? old : {}, value));
    } else Reflect.set(target, name, value);
  }
  return target;
}
