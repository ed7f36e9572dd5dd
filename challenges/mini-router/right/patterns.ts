import type { IncomingMessage, ServerResponse } from "node:http";

interface Context {
  params: Record<string, string>;
  query: URLSearchParams;
}
type Handler = (req: IncomingMessage, res: ServerResponse, context: Context) => unknown;
type Value = string | number;

/** A route as a regular expression with named groups. */
class Route {
  readonly pattern: RegExp;
  /** "0" for text and "1" for a parameter: in the order of these texts, routes are tried. */
  readonly rank: string;
  readonly method: string;
  readonly path: string;
  readonly handler: Handler;
  readonly name: string | undefined;

  constructor(method: string, path: string, handler: Handler, name: string | undefined) {
    this.method = method;
    this.path = path;
    this.handler = handler;
    this.name = name;
    const parts = path.replace(/\/$/, "").split("/").slice(1);
    const sources = parts.map((part) =>
      part.startsWith(":")
        ? `/(?<${part.slice(1)}>[^/]+)`
        : `/${part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}`,
    );
    this.pattern = new RegExp(`^${sources.join("")}/?$`);
    this.rank = parts.map((part) => Number(part.startsWith(":"))).join("");
  }
}

/** Hands every route up to the routers that it is mounted in, so that each has a flat list. */
export class Router {
  #routes: Route[] = [];
  #parents: { prefix: string; router: Router }[] = [];

  add(method: string, path: string, handler: Handler, options: { name?: string } = {}): void {
    if (!path.startsWith("/")) throw new TypeError(`"${path}" must begin with "/"`);
    if (typeof handler !== "function") throw new TypeError("the handler must be a function");
    this.#take(new Route(method, path, handler, options.name));
  }

  get = this.#adder("GET");
  post = this.#adder("POST");
  put = this.#adder("PUT");
  patch = this.#adder("PATCH");
  delete = this.#adder("DELETE");

  #adder(method: string) {
    return (path: string, handler: Handler, options?: { name?: string }): void =>
      this.add(method, path, handler, options);
  }

  #take(route: Route): void {
    this.#routes.push(route);
    this.#routes.sort((one, other) => one.rank.localeCompare(other.rank));
    for (const parent of this.#parents) parent.router.#take(under(parent.prefix, route));
  }

  mount(prefix: string, router: Router): void {
    router.#parents.push({ prefix, router: this });
    for (const route of router.#routes) this.#take(under(prefix, route));
  }

  handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const [, path = "/", search = ""] = /^([^?]*)(.*)$/s.exec(req.url ?? "") ?? [];
    const found = this.#routes.filter((route) => route.pattern.test(path));
    // From the last to the first, so that the best one of each method stays.
    const best = new Map(found.toReversed().map((route) => [route.method, route]));
    const got = best.get("GET");
    if (got !== undefined && !best.has("HEAD")) best.set("HEAD", got);
    const route = best.get(req.method ?? "");
    if (route !== undefined) return run(route, path, search, req, res);
    const allow = [...best.keys()];
    if (allow.length > 0) res.setHeader("allow", [...allow, "OPTIONS"].join(", "));
    res.statusCode = allow.length === 0 ? 404 : req.method === "OPTIONS" ? 204 : 405;
    return new Promise((resolve) => res.end(() => resolve()));
  }

  url(
    name: string,
    params: Record<string, Value> = {},
    query: Record<string, Value | undefined> = {},
  ): string {
    const route = this.#routes.find((one) => one.name === name);
    if (route === undefined) throw new Error(`unknown name: ${name}`);
    const path = route.path.replace(/(?<=\/):(\w+)/g, (_, key: string) => {
      const value = params[key];
      const text = value === undefined || value === null ? "" : `${value}`;
      if (text === "" || text === "." || text === "..") throw new TypeError(`${key} is "${text}"`);
      return encodeURIComponent(text);
    });
    const search = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) {
      if (value !== undefined) search.set(key, `${value}`);
    }
    return [...search].length > 0 ? `${path}?${search}` : path;
  }
}

function under(prefix: string, { path, method, handler, name }: Route): Route {
  const base = prefix.endsWith("/") ? prefix.slice(0, -1) : prefix;
  return new Route(method, base + path, handler, name);
}

async function run(
  { pattern, handler }: Route,
  path: string,
  search: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const params: Record<string, string> = {};
  try {
    for (const [name, text] of Object.entries(pattern.exec(path)?.groups ?? {})) {
      params[name] = decodeURIComponent(text);
    }
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    res.writeHead(400, { "content-type": "text/plain" });
    res.end("The path is not well encoded.");
    return;
  }
  await handler(req, res, { params, query: new URLSearchParams(search) });
}
