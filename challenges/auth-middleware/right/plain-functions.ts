import type { IncomingMessage, ServerResponse } from "node:http";

type User = { id: string; roles?: string[] };
type Request = IncomingMessage & { user?: User; resource?: unknown };
type Next = (error?: unknown) => unknown;
type Middleware = (req: Request, res: ServerResponse, next: Next) => unknown;

function deny(res: ServerResponse, status: number, header?: string): void {
  const headers = header === undefined ? {} : { "WWW-Authenticate": header };
  res.writeHead(status, { ...headers, "Content-Type": "text/plain" }).end(`${status}\n`);
}

/** The credentials of a request, or what is wrong with them. */
function readToken(req: IncomingMessage): { token: string } | "none" | "malformed" {
  const found: string[] = [];
  for (let at = 0; at < req.rawHeaders.length; at += 2) {
    const [name = "", content = ""] = req.rawHeaders.slice(at, at + 2);
    if (name.toLowerCase() === "authorization") found.push(content.trim());
  }
  if (found.length > 1) return "malformed";
  const [scheme = "", ...words] = (found[0] ?? "").split(/ +/);
  if (scheme.toLowerCase() !== "bearer") return "none";
  const [token = ""] = words;
  const isToken = words.length === 1 && /^[A-Za-z0-9\-._~+/]+=*$/.test(token);
  return isToken ? { token } : "malformed";
}

export function bearerAuth(options: {
  verify: (token: string) => User | Promise<User>;
  optional?: boolean;
  realm?: string;
}): Middleware {
  const realm = `Bearer realm="${options.realm ?? "api"}"`;
  return async (req, res, next) => {
    const read = readToken(req);
    if (read === "malformed") return deny(res, 400, `${realm}, error="invalid_request"`);
    if (read === "none") return options.optional === true ? void next() : deny(res, 401, realm);
    let failure: { error: unknown } | undefined;
    try {
      req.user = await options.verify(read.token);
    } catch (error) {
      failure = { error };
    }
    if (failure === undefined) return void next();
    const { code } = Object(failure.error);
    if (typeof code !== "string" || !code.startsWith("ERR_JWT_")) return void next(failure.error);
    const text = "The access token is not valid";
    return deny(res, 401, `${realm}, error="invalid_token", error_description="${text}"`);
  };
}

type Table = Record<string, string[]>;
type Roles = { roles: Table; inherits?: Table };

function read(from: Table | undefined, role: string): string[] | undefined {
  return from !== undefined && Object.hasOwn(from, role) ? from[role] : undefined;
}

/** Every role above this one; a circle would lead back to it. */
function* above({ inherits }: Roles, role: string): Generator<string> {
  const waiting = [...(read(inherits, role) ?? [])];
  const seen = new Set<string>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    yield next;
    waiting.push(...(read(inherits, next) ?? []));
  }
}

function checkRoles(options: Roles): void {
  const { roles, inherits = {} } = options;
  for (const role of Object.keys(inherits)) {
    for (const parent of above(options, role)) {
      if (parent === role) throw new RangeError(`${role} inherits itself`);
      const isKnown = read(roles, parent) ?? read(inherits, parent);
      if (!isKnown) throw new RangeError(`${role} inherits ${parent}, which is unknown`);
    }
  }
}

/** Walks up the roles at each question, so nothing is computed in advance. */
export function createRbac(options: Roles) {
  checkRoles(options);

  function can(user: User | undefined, permission: string): boolean {
    const given: unknown = user?.roles;
    if (!Array.isArray(given)) return false;
    for (const role of given) {
      if (typeof role !== "string") continue;
      for (const one of [role, ...above(options, role)]) {
        const grants = read(options.roles, one) ?? [];
        if (grants.some((grant) => matches(grant, permission))) return true;
      }
    }
    return false;
  }

  const require = (permission: string): Middleware => {
    return ({ user }, res, next) => {
      if (!user) return deny(res, 401, 'Bearer realm="api"');
      if (can(user, permission)) return next();
      return deny(res, 403, 'Bearer realm="api", error="insufficient_scope"');
    };
  };
  return { can, require };
}

function matches(grant: string, permission: string): boolean {
  const cut = grant === "*" ? 0 : grant.endsWith(":*") ? grant.length - 1 : -1;
  return cut === -1 ? grant === permission : permission.slice(0, cut) === grant.slice(0, cut);
}

type Rule<R> = (user: User, resource: R) => boolean | Promise<boolean>;
type Found<R> = R | undefined | null;
type Load<R> = (req: IncomingMessage) => Found<R> | Promise<Found<R>>;

export function createPolicy<R>(rules: Record<string, Rule<R>>) {
  async function allows(user: User | undefined, action: string, resource: R): Promise<boolean> {
    if (!user || !Object.hasOwn(rules, action)) return false;
    const answer: unknown = await rules[action]?.(user, resource);
    return answer === true;
  }

  async function filter(user: User | undefined, action: string, resources: R[]): Promise<R[]> {
    const kept: R[] = [];
    for (const resource of resources) {
      if (await allows(user, action, resource)) kept.push(resource);
    }
    return kept;
  }

  async function statusOf(user: User, action: string, resource: Found<R>): Promise<number> {
    if (resource === undefined || resource === null) return 404;
    if (!(await allows(user, "read", resource))) return 404;
    return action === "read" || (await allows(user, action, resource)) ? 200 : 403;
  }

  const guard = (action: string, load: Load<R>): Middleware => {
    return async (req, res, next) => {
      let status = 401;
      try {
        if (req.user) {
          const resource = await load(req);
          status = await statusOf(req.user, action, resource);
          req.resource = resource;
        }
      } catch (error) {
        return void next(error);
      }
      if (status === 200) return void next();
      return deny(res, status, status === 401 ? 'Bearer realm="api"' : undefined);
    };
  };
  return { allows, filter, guard };
}
