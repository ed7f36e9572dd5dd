// over: passport@0.7
import type { IncomingMessage, ServerResponse } from "node:http";
import { callbackify } from "node:util";
import { Passport } from "passport";
import { Strategy } from "passport-http-bearer";

type User = { id: string; roles?: string[] };
type Next = (error?: unknown) => unknown;
type Options = {
  verify: (token: string) => User | Promise<User>;
  optional?: boolean;
  realm?: string;
};

const WELL_FORMED = /^bearer [\w\-.~+/]+=*$/i;

/** The package reads the field, asks and answers; what it is too lenient about is done here. */
export function bearerAuth({ verify, optional = false, realm = "api" }: Options) {
  const passport = new Passport();
  const ask = callbackify(async (token: string): Promise<User | false> => {
    try {
      return await verify(token);
    } catch (error) {
      if (String(Object(error).code).startsWith("ERR_JWT_")) return false;
      throw error;
    }
  });
  passport.use(new Strategy({ realm }, ask));
  const check = passport.authenticate("bearer", { session: false, assignProperty: "user" });
  return (req: IncomingMessage, res: ServerResponse, next: Next): unknown => {
    const fields = req.headersDistinct["authorization"] ?? [];
    const field = (fields[0] ?? "").trim().replace(/ +/g, " ");
    const isBearer = /^bearer( |$)/i.test(field);
    if (fields.length > 1 || (isBearer && !WELL_FORMED.test(field))) {
      res.setHeader("WWW-Authenticate", `Bearer realm="${realm}", error="invalid_request"`);
      res.statusCode = 400;
      return res.end();
    }
    if (!isBearer && optional) return next();
    // Whatever is no bearer token is none to the package as well.
    if (isBearer) req.headers.authorization = field;
    else delete req.headers.authorization;
    const once = (error?: unknown): unknown => (error === undefined ? next() : next(error));
    return Reflect.apply(check, passport, [req, res, once]);
  };
}

export { createPolicy, createRbac } from "./plain-functions.ts";
