import type { IncomingMessage } from "node:http";

/** Resolves with the JSON value in the body of a request; rejects with an error that has a `status`. */
export function readJson(req: IncomingMessage): Promise<unknown> {
  throw new Error("Not implemented: readJson");
}
