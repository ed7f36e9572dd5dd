import { createHash, randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { json } from "node:stream/consumers";

/** A book is its JSON text, so nothing can change it by accident; a state is never changed either. */
type State = ReadonlyMap<string, string>;

/** What a request comes down to. */
interface Ask {
  method: string;
  id: string | null;
  type: string;
  match: string | null;
  known: string | null;
  body: unknown;
}

/** A response, and the state after it, if there is another one. */
interface Tell {
  status: number;
  text?: string;
  tag?: string;
  location?: string;
  allow?: string;
  state?: State;
}

/** Each request makes a new state out of the old one, by a function that knows nothing of HTTP servers. */
export function createBooks(): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  let state: State = new Map();
  return async (req, res) => {
    const url = new URL(req.url ?? "/", "http://localhost");
    const match = /^\/books(?:\/([^/]+))?$/.exec(url.pathname);
    if (match === null) return respond(res, { status: 404 });
    const body: unknown = await json(req).catch(() => undefined);
    const { headers, method = "" } = req;
    const tell = decide(state, {
      method: method === "HEAD" ? "GET" : method,
      id: match[1] ?? null,
      type: headers["content-type"]?.split(";")[0]?.trim().toLowerCase() ?? "",
      match: headers["if-match"] ?? null,
      known: headers["if-none-match"] ?? null,
      body,
    });
    state = tell.state ?? state;
    respond(res, tell);
  };
}

function respond(res: ServerResponse, { status, text, tag, location, allow }: Tell): void {
  res.statusCode = status;
  if (tag !== undefined) res.setHeader("ETag", tag);
  if (location !== undefined) res.setHeader("Location", location);
  if (allow !== undefined) res.setHeader("Allow", allow);
  if (text !== undefined) res.setHeader("Content-Type", "application/json");
  res.end(text);
}

const tagOf = (text: string): string =>
  `"${createHash("md5").update(text).digest("hex").slice(0, 20)}"`;

function decide(state: State, ask: Ask): Tell {
  const { method, id } = ask;
  if (id === null) {
    if (method === "GET") return { status: 200, text: `[${[...state.values()].join(",")}]` };
    if (method !== "POST") return { status: 405, allow: "GET, POST" };
    return write(state, {
      id: randomBytes(9).toString("base64url"),
      source: ask.body,
      isNew: true,
    });
  }
  if (!["GET", "PUT", "PATCH", "DELETE"].includes(method)) {
    return { status: 405, allow: "GET, PUT, PATCH, DELETE" };
  }
  const text = state.get(id);
  // A repeated DELETE has nothing left to do.
  if (text === undefined) return { status: method === "DELETE" ? 204 : 404 };
  const tag = tagOf(text);
  if (method === "GET") {
    return matches(ask.known?.replaceAll("W/", "") ?? null, tag, false)
      ? { status: 304, tag }
      : { status: 200, text, tag };
  }
  if (!matches(ask.match, tag, true)) return { status: 412 };
  if (method === "DELETE") {
    return { status: 204, state: new Map([...state].filter(([key]) => key !== id)) };
  }
  if (method === "PUT") return write(state, { id, source: ask.body, isNew: false });
  if (ask.type !== "application/merge-patch+json") return { status: 415 };
  if (!isRecord(ask.body)) return { status: 400 };
  return write(state, { id, source: merge(JSON.parse(text), ask.body), isNew: false });
}

/** Whether the field allows it; `absent` is what counts if it was not sent. */
function matches(field: string | null, tag: string, absent: boolean): boolean {
  if (field === null) return absent;
  return field === "*" || field.split(/\s*,\s*/).includes(tag);
}

interface Draft {
  id: string;
  source: unknown;
  isNew: boolean;
}

function write(state: State, { id, source, isNew }: Draft): Tell {
  if (!isRecord(source)) return { status: 400 };
  const { title, author, year, isbn, publisher } = source;
  const isBook =
    [title, author].every((text) => typeof text === "string" && text !== "") &&
    (year === undefined || Number.isSafeInteger(year)) &&
    (isbn === undefined || typeof isbn === "string") &&
    (publisher === undefined || isRecord(publisher));
  if (!isBook) return { status: 422 };
  const isTaken = [...state].some(([key, text]) => {
    const book: unknown = JSON.parse(text);
    return isbn !== undefined && key !== id && isRecord(book) && book["isbn"] === isbn;
  });
  if (isTaken) return { status: 409 };
  const text = JSON.stringify({ id, title, author, year, isbn, publisher });
  const next = { text, tag: tagOf(text), state: new Map(state).set(id, text) };
  return isNew ? { status: 201, location: `/books/${id}`, ...next } : { status: 200, ...next };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** RFC 7396 without a change to either side. */
function merge(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  const old = isRecord(target) ? target : {};
  const names = new Set([...Object.keys(old), ...Object.keys(patch)]);
  const kept = [...names].filter((name) => !Object.hasOwn(patch, name) || patch[name] !== null);
  return Object.fromEntries(
    kept.map((name) => {
      const before = Object.hasOwn(old, name) ? old[name] : undefined;
      return [name, Object.hasOwn(patch, name) ? merge(before, patch[name]) : before];
    }),
  );
}
