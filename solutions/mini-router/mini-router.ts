import type { IncomingMessage, ServerResponse } from "node:http";

/** What a handler gets beside the request and the response. */
export interface Context {
  /** The decoded texts of the parameters in the path. */
  params: Record<string, string>;
  query: URLSearchParams;
}

/** Answers a request. */
export type Handler = (req: IncomingMessage, res: ServerResponse, context: Context) => unknown;

/** What else a route may have. */
export interface RouteOptions {
  /** The name by which `url` finds the route. */
  name?: string;
}

interface Route {
  method: string;
  /** The texts between the slashes; a parameter begins with a colon. */
  segments: string[];
  handler: Handler;
  name: string | undefined;
}

/** Finds the handler for the method and the path of a request. */
export class Router {
  readonly #parts: (Route | { prefix: string[]; router: Router })[] = [];

  /** @throws TypeError if the path does not begin with a slash or there is no handler */
  add(method: string, path: string, handler: Handler, { name }: RouteOptions = {}): void {
    if (typeof handler !== "function") throw new TypeError(`${path} needs a handler`);
    this.#parts.push({ method, segments: parsePattern(path), handler, name });
  }

  get(path: string, handler: Handler, options?: RouteOptions): void {
    this.add("GET", path, handler, options);
  }

  post(path: string, handler: Handler, options?: RouteOptions): void {
    this.add("POST", path, handler, options);
  }

  put(path: string, handler: Handler, options?: RouteOptions): void {
    this.add("PUT", path, handler, options);
  }

  patch(path: string, handler: Handler, options?: RouteOptions): void {
    this.add("PATCH", path, handler, options);
  }

  delete(path: string, handler: Handler, options?: RouteOptions): void {
    this.add("DELETE", path, handler, options);
  }

  /** Answers a request; rejects with what its handler throws. */
  async handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { url = "", method = "" } = req;
    const [path = "", ...rest] = url.split("?");
    const segments = split(path);
    const found = [...this.#routes()].filter((route) => matches(route, segments)).sort(inOrder);
    const route =
      found.find((one) => one.method === method) ??
      found.find((one) => method === "HEAD" && one.method === "GET");
    if (route === undefined) return refuse(method, found, res);
    const params = readParams(route, segments);
    if (params === undefined) return end(res, 400);
    await route.handler(req, res, { params, query: new URLSearchParams(rest.join("?")) });
  }

  /** Takes in all routes of another router, now and later, with a prefix in front. */
  mount(prefix: string, router: Router): void {
    this.#parts.push({ prefix: parsePattern(prefix), router });
  }

  /** Builds the URL that leads to a route. */
  url(
    name: string,
    params: Record<string, string | number> = {},
    query: Record<string, string | number | undefined> = {},
  ): string {
    const route = [...this.#routes()].find((one) => one.name === name);
    if (route === undefined) throw new Error(`there is no route named ${name}`);
    const path = route.segments
      .map((part) => (isParam(part) ? encodeParam(part.slice(1), params) : part))
      .join("/");
    const search = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) {
      if (value !== undefined) search.append(key, String(value));
    }
    return search.size === 0 ? `/${path}` : `/${path}?${search.toString()}`;
  }

  /** All routes, as if those of mounted routers had been added here. */
  *#routes(): Generator<Route> {
    for (const part of this.#parts) {
      if (!("router" in part)) yield part;
      else {
        for (const route of part.router.#routes()) {
          yield { ...route, segments: [...part.prefix, ...route.segments] };
        }
      }
    }
  }
}

function parsePattern(path: string): string[] {
  if (!path.startsWith("/")) throw new TypeError(`${path} does not begin with a slash`);
  return split(path);
}

/** The texts between the slashes of a path; one slash at the end does not count. */
function split(path: string): string[] {
  return path.replace(/\/$/, "").split("/").slice(1);
}

function isParam(part: string): boolean {
  return part.startsWith(":");
}

function matches({ segments }: Route, given: string[]): boolean {
  if (segments.length !== given.length) return false;
  return segments.every((part, at) => (isParam(part) ? given[at] !== "" : part === given[at]));
}

/** Of two routes that match the same path, the one with text at the leftmost difference is first. */
function inOrder(one: Route, other: Route): number {
  for (const [at, part] of one.segments.entries()) {
    const difference = Number(isParam(part)) - Number(isParam(other.segments[at] ?? ""));
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The decoded parameters, or `undefined` if one of them cannot be decoded. */
function readParams({ segments }: Route, given: string[]): Record<string, string> | undefined {
  const entries = segments.flatMap((part, at): [string, string][] =>
    isParam(part) ? [[part.slice(1), given[at] ?? ""]] : [],
  );
  try {
    return Object.fromEntries(entries.map(([name, text]) => [name, decodeURIComponent(text)]));
  } catch {
    return undefined;
  }
}

/** Answers a request for which no route has its method. */
function refuse(method: string, found: Route[], res: ServerResponse): void {
  if (found.length === 0) return end(res, 404);
  const allowed = new Set(found.map((route) => route.method));
  if (allowed.has("GET")) allowed.add("HEAD");
  res.setHeader("Allow", [...allowed].join(", "));
  end(res, method === "OPTIONS" ? 204 : 405);
}

function end(res: ServerResponse, status: number): void {
  res.statusCode = status;
  res.end();
}

function encodeParam(name: string, params: Record<string, string | number>): string {
  const value = String(params[name] ?? "");
  // Clients take dot segments out of a URL before they send it, and nothing matches an empty one.
  if (["", ".", ".."].includes(value))
    throw new Error(`${name} cannot be ${JSON.stringify(value)}`);
  return encodeURIComponent(value);
}
