/** Servers whose requests need a token. */
import { bearerAuth } from "@solution";
import { turn } from "../../kit.ts";
import { serve, type Site, type User } from "./site.ts";

type Options = Parameters<typeof bearerAuth>[0];

/** Who has a good token. */
export const ADA: User = { id: "ada", roles: ["editor"] };

/** An error that says that the token is at fault. */
export function tokenError(code = "ERR_JWT_SIGNATURE"): Error {
  return Object.assign(new Error("secret detail: key 7 of host 10.0.0.5"), { code });
}

/** A server that takes every token for Ada's, and the tokens that it was asked for. */
export async function protect(more: Partial<Options> = {}): Promise<Site & { asked: string[] }> {
  const asked: string[] = [];
  const verify = async (token: string): Promise<User> => {
    asked.push(token);
    await turn();
    return ADA;
  };
  return { ...(await serve([bearerAuth({ verify, ...more })])), asked };
}

/** A server whose `verify` fails like this. */
export async function fail(
  verify: () => User | Promise<User>,
  more: Partial<Options> = {},
): Promise<Site> {
  return serve([bearerAuth({ verify, ...more })]);
}

/** Credentials that are well formed. */
export const BEARER = { authorization: "Bearer abc.def.ghi" };
