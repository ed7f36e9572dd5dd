import { createHash, randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/** A book as clients see it. */
export interface Book {
  /** Made by the server. */
  id: string;
  title: string;
  author: string;
  year?: number;
  isbn?: string;
  publisher?: object;
}

type JsonObject = Record<string, unknown>;

/** An error that the client gets as a status. */
class HttpError extends Error {
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(status: number, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/** What a method does with its path; the body is read before. */
type Action = (shelf: Shelf, request: { id: string; req: IncomingMessage; body: unknown }) => Reply;

/** A response. */
interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** Answers requests for `/books` and `/books/<id>`; each call has books of its own. */
export function createBooks(): (req: IncomingMessage, res: ServerResponse) => void {
  const shelf = new Shelf();
  return (req, res) => void handle(shelf, req, res);
}

async function handle(shelf: Shelf, req: IncomingMessage, res: ServerResponse): Promise<void> {
  try {
    send(res, await answer(shelf, req));
  } catch (error) {
    const known = error instanceof HttpError ? error : new HttpError(500, "Internal error");
    const { status, headers, message } = known;
    send(res, { status, headers, body: { error: message } });
  }
}

async function answer(shelf: Shelf, req: IncomingMessage): Promise<Reply> {
  const path = (req.url ?? "").split("?", 1)[0] ?? "";
  const match = /^\/books(?:\/([^/]+))?$/.exec(path);
  if (match === null) throw new HttpError(404, "There is nothing here");
  const id = match[1];
  const actions = id === undefined ? COLLECTION : ITEM;
  const action = actions.get(req.method ?? "");
  if (action === undefined) {
    throw new HttpError(405, "Use another method", { Allow: [...actions.keys()].join(", ") });
  }
  const body = WITH_BODY.has(req.method ?? "") ? await readJson(req) : undefined;
  // No `await` from here on, so nothing changes between a check and what it allows.
  return action(shelf, { id: id ?? "", req, body });
}

function send(res: ServerResponse, { status, headers, body }: Reply): void {
  const type = body === undefined ? {} : { "Content-Type": "application/json" };
  res.writeHead(status, { ...type, ...headers });
  res.end(body === undefined ? undefined : JSON.stringify(body));
}

async function readJson(req: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(Buffer.from(chunk));
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    throw new HttpError(400, "The body is not JSON");
  }
}

const WITH_BODY = new Set(["POST", "PUT", "PATCH"]);

const list: Action = (shelf) => ({ status: 200, body: shelf.all() });

const create: Action = (shelf, { body }) => {
  const book = shelf.save({ id: randomUUID(), ...toFields(body) });
  return { status: 201, headers: { Location: `/books/${book.id}`, ETag: tagOf(book) }, body: book };
};

const read: Action = (shelf, { id, req }) => {
  const book = shelf.get(id);
  const tag = tagOf(book);
  const { "if-none-match": known } = req.headers;
  if (known !== undefined && lists(known.replaceAll("W/", ""), tag)) {
    return { status: 304, headers: { ETag: tag } };
  }
  return { status: 200, headers: { ETag: tag }, body: book };
};

const replace: Action = (shelf, { id, req, body }) => {
  checkMatch(req, shelf.get(id));
  const book = shelf.save({ id, ...toFields(body) });
  return { status: 200, headers: { ETag: tagOf(book) }, body: book };
};

const patch: Action = (shelf, { id, req, body }) => {
  const type = req.headers["content-type"]?.split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/merge-patch+json") {
    throw new HttpError(415, "Send a merge patch", {
      "Accept-Patch": "application/merge-patch+json",
    });
  }
  if (!isObject(body)) throw new HttpError(400, "The patch is not an object");
  const old = shelf.get(id);
  checkMatch(req, old);
  const book = shelf.save({ id, ...toFields(mergePatch(old, body)) });
  return { status: 200, headers: { ETag: tagOf(book) }, body: book };
};

const remove: Action = (shelf, { id, req }) => {
  checkMatch(req, shelf.get(id));
  shelf.remove(id);
  return { status: 204 };
};

const COLLECTION = new Map([
  ["GET", list],
  ["HEAD", list],
  ["POST", create],
]);

const ITEM = new Map([
  ["GET", read],
  ["HEAD", read],
  ["PUT", replace],
  ["PATCH", patch],
  ["DELETE", remove],
]);

/** All books, in the order in which they were created. */
class Shelf {
  readonly #books = new Map<string, Book>();

  all(): Book[] {
    return [...this.#books.values()];
  }

  get(id: string): Book {
    const book = this.#books.get(id);
    if (book === undefined) throw new HttpError(404, "There is no such book");
    return book;
  }

  /** Adds a book, or puts it in the place of the one with its id. */
  save(book: Book): Book {
    const isTaken = this.all().some(({ id, isbn }) => isbn === book.isbn && id !== book.id);
    if (book.isbn !== undefined && isTaken) throw new HttpError(409, "The isbn is taken");
    this.#books.set(book.id, book);
    return book;
  }

  remove(id: string): void {
    this.#books.delete(id);
  }
}

/** The members that a client may set, and no others. */
function toFields(body: unknown): Omit<Book, "id"> {
  if (!isObject(body)) throw new HttpError(400, "The body is not an object");
  const { title, author, year, isbn, publisher } = body;
  const fault = (name: string): never => {
    throw new HttpError(422, `The ${name} is missing or has the wrong type`);
  };
  if (typeof title !== "string" || title === "") return fault("title");
  if (typeof author !== "string" || author === "") return fault("author");
  const fields: Omit<Book, "id"> = { title, author };
  if (typeof year === "number" && Number.isInteger(year)) fields.year = year;
  else if (year !== undefined) return fault("year");
  if (typeof isbn === "string") fields.isbn = isbn;
  else if (isbn !== undefined) return fault("isbn");
  if (isObject(publisher)) fields.publisher = publisher;
  else if (publisher !== undefined) return fault("publisher");
  return fields;
}

/** RFC 7396; the target is not changed, and a key `__proto__` is a key like any other. */
function mergePatch(target: unknown, patches: unknown): unknown {
  if (!isObject(patches)) return patches;
  const merged = new Map(Object.entries(isObject(target) ? target : {}));
  for (const [key, value] of Object.entries(patches)) {
    if (value === null) merged.delete(key);
    else merged.set(key, mergePatch(merged.get(key), value));
  }
  return Object.fromEntries(merged);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The same for the same content, so it needs no counter. */
function tagOf(book: Book): string {
  return `"${createHash("sha256").update(JSON.stringify(book)).digest("base64url")}"`;
}

/** Whether a list of tags has this one in it, or is `*`. */
function lists(field: string, tag: string): boolean {
  if (field.trim() === "*") return true;
  return field.split(",").some((one) => one.trim() === tag);
}

function checkMatch(req: IncomingMessage, book: Book): void {
  const wanted = req.headers["if-match"];
  if (wanted === undefined || lists(wanted, tagOf(book))) return;
  throw new HttpError(412, "The book has changed");
}
