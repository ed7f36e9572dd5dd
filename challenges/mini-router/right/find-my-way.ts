// over: find-my-way@9
import { METHODS, type IncomingMessage, type ServerResponse } from "node:http";
import createRouter from "find-my-way";
import { Router as Patterns } from "./patterns.ts";

type Context = { params: Record<string, string>; query: URLSearchParams };
type Handler = (req: IncomingMessage, res: ServerResponse, context: Context) => unknown;
type Options = { name?: string };
type Route = { method: string; path: string; handler: Handler };

const isKnown = (method = ""): method is createRouter.HTTPMethod => METHODS.includes(method);
export class Router {
  /** Builds URLs, which the package does not. */
  #urls = new Patterns();
  #parts: (() => Route[])[] = [];
  #routes = (): Route[] => this.#parts.flatMap((give) => give());
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
    this.#parts.push(() => [{ method, path, handler }]);
  }

  mount(prefix: string, router: Router): void {
    this.#urls.mount(prefix, router.#urls);
    const under = (path: string) => prefix.replace(/\/$/, "") + path;
    this.#parts.push(() => router.#routes().map((one) => ({ ...one, path: under(one.path) })));
  }

  /** A router of the package for each request: slow, but it knows all that was mounted since. */
  async handle(req: IncomingMessage, res: ServerResponse): Promise<unknown> {
    const onBadUrl = (): unknown => res.writeHead(400).end();
    const router = createRouter({ ignoreTrailingSlash: true, maxParamLength: 1e5, onBadUrl });
    for (const { method, path, handler } of this.#routes()) {
      if (isKnown(method)) router.on(method, path, () => undefined, { handler });
    }
    const [path = "", ...search] = (req.url ?? "").split("?");
    const methods = this.#routes().map(({ method }) => method);
    const find = (method?: string) => {
      const one = isKnown(method) && methods.includes(method) && router.find(method, path);
      // An empty parameter is one for the package.
      return one && !Object.values(one.params).includes("") ? one : undefined;
    };
    const allow = new Set(methods.filter(find));
    const one = find(req.method) ?? (req.method === "HEAD" ? find("GET") : undefined);
    const query = new URLSearchParams(search.join("?"));
    if (one && !one.store) return onBadUrl();
    if (one) return one.store.handler(req, res, { params: one.params, query });
    if (allow.has("GET")) allow.add("HEAD");
    if (allow.size > 0) res.setHeader("Allow", [...allow].join());
    res.writeHead(allow.size === 0 ? 404 : req.method === "OPTIONS" ? 204 : 405).end();
  }
}
