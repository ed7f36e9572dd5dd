// over: path-to-regexp@8
import type { IncomingMessage, ServerResponse } from "node:http";
import { match } from "path-to-regexp";
import { Router as Patterns } from "./patterns.ts";

type Context = { params: Record<string, string>; query: URLSearchParams };
type Handler = (req: IncomingMessage, res: ServerResponse, context: Context) => unknown;
type Options = { name?: string };
type Route = { method: string; path: string; handler: Handler };

/** The text of a path, as the package wants to have it. */
const escaped = (path: string): string => path.replace(/[{}()[\]+?!*\\]/g, "\\$&") || "/";
const rank = ({ path }: Route): string => path.replace(/\/(:?)[^/]*/g, (_, colon) => colon || " ");
const OPTIONS = { sensitive: true, decode: false } as const;

export class Router {
  #urls = new Patterns();
  #own: ((before: string) => Route[])[] = [];
  #all = (before = ""): Route[] => this.#own.flatMap((give) => give(before));
  #as = (method: string) => (path: string, handler: Handler, options?: Options) =>
    this.add(method, path, handler, options);
  get = this.#as("GET");
  post = this.#as("POST");
  put = this.#as("PUT");
  patch = this.#as("PATCH");
  delete = this.#as("DELETE");
  url: Patterns["url"] = (...args) => this.#urls.url(...args);
  add(method: string, path: string, handler: Handler, options?: Options): void {
    this.#urls.add(method, path, handler, options);
    this.#own.push((before) => [{ method, handler, path: before + path.replace(/\/$/, "") }]);
  }
  mount(prefix: string, router: Router): void {
    this.#urls.mount(prefix, router.#urls);
    this.#own.push((before) => router.#all(before + prefix.replace(/\/$/, "")));
  }
  async handle(req: IncomingMessage, res: ServerResponse): Promise<unknown> {
    const [path = "", ...search] = `${req.url}`.split("?");
    const found = this.#all().flatMap((route) => {
      const result = match<Context["params"]>(escaped(route.path), OPTIONS)(path);
      return result ? [{ route, params: { ...result.params } }] : [];
    });
    found.sort((one, other) => (rank(one.route) < rank(other.route) ? -1 : 1));
    const of = (method = "") => found.find(({ route }) => route.method === method);
    const got = req.method === "HEAD" ? of("GET") : undefined;
    const { route, params = {} } = of(req.method) ?? got ?? {};
    const allow = new Set(found.map((one) => one.route.method));
    if (allow.has("GET")) allow.add("HEAD");
    if (!route && allow.size > 0) res.setHeader("Allow", [...allow].join());
    const status = allow.size === 0 ? 404 : req.method === "OPTIONS" ? 204 : 405;
    if (!route) return res.writeHead(status).end();
    try {
      for (const key of Object.keys(params)) params[key] = decodeURIComponent(params[key] ?? "");
    } catch {
      return res.writeHead(400).end();
    }
    return route.handler(req, res, { params, query: new URLSearchParams(search.join("?")) });
  }
}
