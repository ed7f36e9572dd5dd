import type { IncomingMessage, ServerResponse } from "node:http";

type Params = Record<string, string>;
type Context = { params: Params; query: URLSearchParams };
type Handler = (req: IncomingMessage, res: ServerResponse, context: Context) => unknown;
type Options = { name?: string };
type Leaf = { path: string; handler: Handler; name: string | undefined };

/** A place in the tree: what follows by text, what follows by a parameter, and who answers here. */
class Node {
  texts = new Map<string, Node>();
  param: Node | undefined;
  leaves = new Map<string, Leaf>();

  /** The place that a pattern leads to, made if there is none. */
  reach(path: string): Node {
    return cut(path).reduce((at: Node, part) => at.step(part), this);
  }

  private step(part: string): Node {
    if (part[0] === ":") return (this.param ??= new Node());
    const next = this.texts.get(part) ?? new Node();
    this.texts.set(part, next);
    return next;
  }

  /** The places that these segments lead to, text first. */
  *find(parts: string[], depth = 0): Generator<Node> {
    const part = parts[depth];
    if (part === undefined) {
      if (this.leaves.size > 0) yield this;
      return;
    }
    yield* this.texts.get(part)?.find(parts, depth + 1) ?? [];
    if (part) yield* this.param?.find(parts, depth + 1) ?? [];
  }
}

function cut(path: string): string[] {
  const parts = path.split("/");
  parts.shift();
  if (parts.at(-1) === "") parts.pop();
  return parts;
}

/** Keeps what was added as a list, and the tree of it until something changes. */
export class Router {
  private list: ((put: (method: string, leaf: Leaf) => void, prefix: string) => void)[] = [];
  private version = 0;
  private children: Router[] = [];
  private cache: { tree: Node; named: Map<string, string>; age: number } | undefined;

  add(method: string, path: string, handler: Handler, options?: Options): this {
    if (typeof path !== "string" || path[0] !== "/") throw new TypeError("a path begins with /");
    if (typeof handler !== "function") throw new TypeError("a handler is a function");
    this.version++;
    this.list.push((put, prefix) =>
      put(method, { path: prefix + path, handler, name: options?.name }),
    );
    return this;
  }
  get(path: string, handler: Handler, options?: Options) {
    return this.add("GET", path, handler, options);
  }
  post(path: string, handler: Handler, options?: Options) {
    return this.add("POST", path, handler, options);
  }
  put(path: string, handler: Handler, options?: Options) {
    return this.add("PUT", path, handler, options);
  }
  patch(path: string, handler: Handler, options?: Options) {
    return this.add("PATCH", path, handler, options);
  }
  delete(path: string, handler: Handler, options?: Options) {
    return this.add("DELETE", path, handler, options);
  }

  mount(prefix: string, router: Router): this {
    if (prefix[0] !== "/") throw new TypeError("a prefix begins with /");
    this.version++;
    this.children.push(router);
    this.list.push((put, before) => router.each(put, before + prefix.replace(/\/$/, "")));
    return this;
  }

  private each(put: (method: string, leaf: Leaf) => void, prefix: string): void {
    for (const give of this.list) give(put, prefix);
  }

  private age(): number {
    return this.children.reduce((sum, child) => sum + child.age(), this.version);
  }

  private build() {
    const age = this.age();
    if (this.cache?.age === age) return this.cache;
    const tree = new Node();
    const named = new Map<string, string>();
    this.each((method, leaf) => {
      tree.reach(leaf.path).leaves.set(method, leaf);
      if (leaf.name !== undefined) named.set(leaf.name, leaf.path);
    }, "");
    this.cache = { tree, named, age };
    return this.cache;
  }

  async handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const target = req.url ?? "/";
    const mark = target.indexOf("?");
    const parts = cut(mark < 0 ? target : target.slice(0, mark));
    const places = [...this.build().tree.find(parts)];
    const leafOf = (method?: string) =>
      places.map(({ leaves }) => leaves.get(method ?? "")).find((leaf) => leaf !== undefined);
    const leaf = leafOf(req.method) ?? (req.method === "HEAD" ? leafOf("GET") : undefined);
    if (!leaf) {
      const methods = new Set(places.flatMap(({ leaves }) => [...leaves.keys()]));
      if (methods.has("GET")) methods.add("HEAD");
      const status = methods.size === 0 ? 404 : req.method === "OPTIONS" ? 204 : 405;
      const headers = methods.size === 0 ? {} : { allow: [...methods].sort().join(",") };
      res.writeHead(status, headers).end(status === 204 ? undefined : "sorry\n");
      return;
    }
    const params: Params = Object.create(null);
    for (const [at, part] of cut(leaf.path).entries()) {
      if (part[0] !== ":") continue;
      try {
        params[part.slice(1)] = decodeURIComponent(parts[at] ?? "");
      } catch {
        res.writeHead(400).end("what is that?\n");
        return;
      }
    }
    const query = new URLSearchParams(mark < 0 ? "" : target.slice(mark));
    await leaf.handler(req, res, { params, query });
  }

  url(
    name: string,
    params: Record<string, string | number> = {},
    query: Record<string, string | number | undefined> = {},
  ): string {
    const pattern = this.build().named.get(name);
    if (pattern === undefined) throw new Error(`no route is called ${name}`);
    let path = "";
    for (const part of cut(pattern)) {
      if (part[0] !== ":") path += `/${part}`;
      else {
        const value = params[part.slice(1)];
        if (value === undefined || /^\.{0,2}$/.test(String(value))) {
          throw new RangeError(`${part} needs another value`);
        }
        path += `/${encodeURIComponent(value)}`;
      }
    }
    const pairs = Object.entries(query)
      .filter(([, value]) => value !== undefined)
      .map((pair) => pair.map((text) => encodeURIComponent(String(text))).join("="));
    return (path || "/") + (pairs.length > 0 ? "?" : "") + pairs.join("&");
  }
}
