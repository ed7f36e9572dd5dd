import type { IncomingMessage, ServerResponse } from "node:http";

/** Who sends a request. */
export interface User {
  id: string;
  roles?: string[];
}

/** Goes on, or tells an error to whoever handles errors. */
export type Next = (error?: unknown) => unknown;

/** Something that stands in front of a handler. */
export type Middleware = (req: IncomingMessage, res: ServerResponse, next: Next) => unknown;

/** How tokens are checked. */
export interface BearerOptions {
  /** Resolves with the user of a token, or rejects. */
  verify: (token: string) => User | Promise<User>;
  /** Whether requests without a token pass; false by default. */
  optional?: boolean;
  /** What is protected; "api" by default. */
  realm?: string;
}

/** Makes a middleware that finds the user of a request by its token. */
export function bearerAuth(options: BearerOptions): Middleware {
  throw new Error("Not implemented: bearerAuth");
}
