import type { IncomingMessage, ServerResponse } from "node:http";

/** Who sends a request. */
export interface User {
  id: string;
  roles?: string[];
}

/** A request as it goes from one middleware to the next. */
export type Authenticated = IncomingMessage & { user?: User; resource?: unknown };
export type Next = (error?: unknown) => unknown;
export type Middleware = (req: Authenticated, res: ServerResponse, next: Next) => unknown;

/** How tokens are checked. */
export interface BearerOptions {
  verify: (token: string) => User | Promise<User>;
  optional?: boolean;
  realm?: string;
}

/** How a middleware decided: it has answered, hands an error on, or lets the request pass. */
type Outcome = { kind: "answered" } | { kind: "failed"; error: unknown } | { kind: "passes" };

const BEARER = /^bearer(?: +(.*))?$/i;
const TOKEN = /^[\w\-.~+/]+=*$/;

/** Finds the user of a request by its token. */
export function bearerAuth({ verify, optional = false, realm = "api" }: BearerOptions): Middleware {
  return middleware(async (req, res) => {
    const fields = req.headersDistinct["authorization"] ?? [];
    const [field = ""] = fields;
    const bearer = BEARER.exec(field.trim());
    if (fields.length > 1) return challenge(res, 400, { realm, error: "invalid_request" });
    if (bearer === null) return optional || challenge(res, 401, { realm });
    const token = bearer[1] ?? "";
    if (!TOKEN.test(token)) return challenge(res, 400, { realm, error: "invalid_request" });
    try {
      req.user = await verify(token);
      return true;
    } catch (error) {
      if (!isTokenError(error)) throw error;
      return challenge(res, 401, { realm, error: "invalid_token" });
    }
  });
}

function isTokenError(error: unknown): boolean {
  return String(Reflect.get(Object(error), "code")).startsWith("ERR_JWT_");
}

/**
 * Makes a middleware of a function that resolves with whether the request passes. Its errors go to
 * `next`; those of `next` do not come back here.
 */
function middleware(
  decide: (req: Authenticated, res: ServerResponse) => Promise<boolean>,
): Middleware {
  return async (req, res, next) => {
    const outcome = await decide(req, res).then(
      (passes): Outcome => ({ kind: passes ? "passes" : "answered" }),
      (error: unknown): Outcome => ({ kind: "failed", error }),
    );
    if (outcome.kind === "passes") next();
    if (outcome.kind === "failed") next(outcome.error);
  };
}

/** Answers and says how to authenticate (RFC 6750, section 3). */
function challenge(res: ServerResponse, status: number, params: Record<string, string>): false {
  const list = Object.entries(params).map(([name, value]) => `${name}="${value}"`);
  res.setHeader("WWW-Authenticate", `Bearer ${list.join(", ")}`);
  return refuse(res, status);
}

function refuse(res: ServerResponse, status: number): false {
  res.statusCode = status;
  res.end();
  return false;
}

/** What each role may do, and from which roles it has more. */
export interface RbacOptions {
  roles: Record<string, string[]>;
  inherits?: Record<string, string[]>;
}

/** Permissions by role. */
export interface Rbac {
  can(user: User | undefined, permission: string): boolean;
  require(permission: string): Middleware;
}

/** Reads the roles once; what is wrong with them throws here. */
export function createRbac({ roles, inherits = {} }: RbacOptions): Rbac {
  const own = new Map(Object.entries(roles));
  const parents = new Map(Object.entries(inherits));
  const granted = new Map<string, string[]>();

  const collect = (role: string, path: readonly string[]): string[] => {
    if (path.includes(role)) throw new Error(`Roles in a circle: ${[...path, role].join(" > ")}`);
    if (!own.has(role) && !parents.has(role)) throw new Error(`The role ${role} is not defined`);
    const known = granted.get(role);
    if (known !== undefined) return known;
    const inherited = (parents.get(role) ?? []).flatMap((name) => collect(name, [...path, role]));
    const all = [...(own.get(role) ?? []), ...inherited];
    granted.set(role, all);
    return all;
  };
  for (const role of [...own.keys(), ...parents.keys()]) collect(role, []);

  const can: Rbac["can"] = (user, permission) => {
    const names: unknown = user?.roles;
    if (!Array.isArray(names)) return false;
    const grants = names.flatMap((name: string) => granted.get(name) ?? []);
    return grants.some((grant) => covers(grant, permission));
  };
  return {
    can,
    require: (permission) =>
      middleware(async ({ user }, res) => {
        if (user === undefined) return challenge(res, 401, { realm: "api" });
        return (
          can(user, permission) ||
          challenge(res, 403, { realm: "api", error: "insufficient_scope" })
        );
      }),
  };
}

function covers(grant: string, permission: string): boolean {
  if (grant === "*" || grant === permission) return true;
  return grant.endsWith(":*") && permission.startsWith(grant.slice(0, -1));
}

/** Whether a user may do something to a resource. */
export type Rule<R> = (user: User, resource: R) => boolean | Promise<boolean>;
export type Load<R> = (
  req: IncomingMessage,
) => R | undefined | null | Promise<R | undefined | null>;

/** Rules by action; what has no rule is denied. */
export interface Policy<R> {
  allows(user: User | undefined, action: string, resource: R): Promise<boolean>;
  filter(user: User | undefined, action: string, resources: R[]): Promise<R[]>;
  guard(action: string, load: Load<R>): Middleware;
}

/** Makes a policy of rules. */
export function createPolicy<R>(rules: Record<string, Rule<R>>): Policy<R> {
  const byAction = new Map(Object.entries(rules));
  const allows: Policy<R>["allows"] = async (user, action, resource) => {
    const rule = byAction.get(action);
    if (user === undefined || rule === undefined) return false;
    // A promise is truthy, whatever it resolves with; and only `true` is a yes.
    const said: unknown = await rule(user, resource);
    return said === true;
  };
  return {
    allows,
    async filter(user, action, resources) {
      const allowed = await Promise.all(resources.map((one) => allows(user, action, one)));
      return resources.filter((_, index) => allowed[index]);
    },
    guard: (action, load) =>
      middleware(async (req, res) => {
        const { user } = req;
        if (user === undefined) return challenge(res, 401, { realm: "api" });
        const resource = await load(req);
        // One answer for both, or the status tells what exists.
        if (resource === undefined || resource === null) return refuse(res, 404);
        if (!(await allows(user, "read", resource))) return refuse(res, 404);
        if (!(await allows(user, action, resource))) return refuse(res, 403);
        req.resource = resource;
        return true;
      }),
  };
}
