import type { IncomingMessage, ServerResponse } from "node:http";

type User = { id: string; roles?: string[] };
type Request = IncomingMessage & { user?: User; resource?: unknown };
type Next = (error?: unknown) => unknown;
type Middleware = (req: Request, res: ServerResponse, next: Next) => Promise<void>;

/** An answer that ends a request, thrown from wherever it is known. */
class Answer extends Error {
  status: number;
  error: string | null;

  constructor(status: number, error: string | null = null) {
    super(String(status));
    this.status = status;
    this.error = error;
  }

  send(res: ServerResponse, realm: string): void {
    res.statusCode = this.status;
    const isAboutTokens = this.status === 400 || this.status === 401 || this.error !== null;
    if (isAboutTokens) {
      const about = `error_description="What you sent, or who you are, is not enough"`;
      const more = this.error === null ? "" : `, error="${this.error}", ${about}`;
      res.setHeader("www-authenticate", `Bearer realm="${realm}"${more}`);
    }
    res.setHeader("cache-control", "no-store");
    res.end();
  }
}

function protect(work: (req: Request) => unknown, realm = "api"): Middleware {
  return async (req, res, next) => {
    let problem: { error: unknown } | null = null;
    try {
      await work(req);
    } catch (error) {
      problem = { error };
    }
    if (problem === null) next();
    else if (problem.error instanceof Answer) problem.error.send(res, realm);
    else next(problem.error);
  };
}

const CREDENTIALS = /^bearer +(?<token>[a-z0-9._~+/-]+=*) *$/i;

export function bearerAuth(options: {
  verify: (token: string) => User | Promise<User>;
  optional?: boolean;
  realm?: string;
}): Middleware {
  return protect(async (req) => {
    const [first, ...others] = req.headersDistinct["authorization"] ?? [];
    if (others.length > 0) throw new Answer(400, "invalid_request");
    if (first === undefined || !/^bearer( |$)/i.test(first)) {
      if (options.optional) return;
      throw new Answer(401);
    }
    const token = CREDENTIALS.exec(first)?.groups?.["token"];
    if (token === undefined) throw new Answer(400, "invalid_request");
    try {
      req.user = await options.verify(token);
    } catch (error) {
      const code: unknown = Object(error).code;
      const isToken = typeof code === "string" && code.slice(0, 8) === "ERR_JWT_";
      throw isToken ? new Answer(401, "invalid_token") : error;
    }
  }, options.realm);
}

type Roles = { roles: Record<string, string[]>; inherits?: Record<string, string[]> };

/** A matrix of roles that is closed under inheritance. */
function closeRoles({ roles, inherits = {} }: Roles): Map<string, Set<string>> {
  const parents = new Map(Object.entries(inherits));
  const all = new Map([...parents.keys()].map((role): [string, Set<string>] => [role, new Set()]));
  for (const [role, permissions] of Object.entries(roles)) all.set(role, new Set(permissions));
  // Roles whose own parents are complete come next; what never becomes complete is a circle.
  const open = new Set(all.keys());
  const isComplete = (role: string): boolean => {
    if (!all.has(role)) throw new Error(`unknown role: ${role}`);
    return !open.has(role);
  };
  while (open.size > 0) {
    const ready = [...open].filter((role) => (parents.get(role) ?? []).every(isComplete));
    if (ready.length === 0) throw new Error(`circle: ${[...open].join(", ")}`);
    for (const role of ready) {
      const inherited = (parents.get(role) ?? []).flatMap((parent) => [...(all.get(parent) ?? [])]);
      all.set(role, new Set([...(all.get(role) ?? []), ...inherited]));
      open.delete(role);
    }
  }
  return all;
}

/** Looks up each prefix of a permission that a role may have with a star. */
export function createRbac(options: Roles) {
  const grants = closeRoles(options);
  const can = (user: User | undefined, permission: string): boolean => {
    if (user === undefined || !Array.isArray(user.roles)) return false;
    const names = ["*", permission];
    for (let at = permission.indexOf(":"); at >= 0; at = permission.indexOf(":", at + 1)) {
      names.push(`${permission.slice(0, at)}:*`);
    }
    return user.roles.some((role) => names.some((name) => grants.get(role)?.has(name)));
  };
  const require = (permission: string): Middleware =>
    protect(({ user }) => {
      if (user === undefined) throw new Answer(401);
      if (!can(user, permission)) throw new Answer(403, "insufficient_scope");
    });
  return { can, require };
}

type Rule<R> = (user: User, resource: R) => boolean | Promise<boolean>;
type Load<R> = (req: IncomingMessage) => R | undefined | null | Promise<R | undefined | null>;

export function createPolicy<R>(rules: Record<string, Rule<R>>) {
  const table = new Map<string, Rule<R>>(Object.entries(rules));
  const never: Rule<R> = () => false;

  const allows = async (user: User | undefined, action: string, resource: R): Promise<boolean> => {
    if (user === undefined) return false;
    const verdict: unknown = await (table.get(action) ?? never)(user, resource);
    return verdict === true;
  };

  const filter = async (user: User | undefined, action: string, list: R[]): Promise<R[]> => {
    const pairs = list.map(async (one) => ({ one, isAllowed: await allows(user, action, one) }));
    const settled = await Promise.all(pairs);
    return settled.flatMap(({ one, isAllowed }) => (isAllowed ? [one] : []));
  };

  const guard = (action: string, load: Load<R>): Middleware =>
    protect(async (req) => {
      if (req.user === undefined) throw new Answer(401);
      const resource = (await load(req)) ?? undefined;
      if (resource === undefined) throw new Answer(404);
      const [mayRead, mayAct] = await Promise.all([
        allows(req.user, "read", resource),
        allows(req.user, action, resource),
      ]);
      if (!mayRead) throw new Answer(404);
      if (!mayAct) throw new Answer(403);
      req.resource = resource;
    });

  return { allows, filter, guard };
}
