import type { IncomingMessage, ServerResponse } from "node:http";

/** What a handler gets beside the request and the response. */
export interface Context {
  /** The texts of the parameters in the path. */
  params: Record<string, string>;
  /** What is behind the `?`. */
  query: URLSearchParams;
}

/** Answers a request. */
export type Handler = (req: IncomingMessage, res: ServerResponse, context: Context) => unknown;

/** Finds the handler for the method and the path of a request. */
export class Router {
  /** @throws TypeError if the path does not begin with a slash or the handler is not a function */
  add(method: string, path: string, handler: Handler): void {
    throw new Error("Not implemented: add");
  }

  get(path: string, handler: Handler): void {
    throw new Error("Not implemented: get");
  }

  post(path: string, handler: Handler): void {
    throw new Error("Not implemented: post");
  }

  put(path: string, handler: Handler): void {
    throw new Error("Not implemented: put");
  }

  patch(path: string, handler: Handler): void {
    throw new Error("Not implemented: patch");
  }

  delete(path: string, handler: Handler): void {
    throw new Error("Not implemented: delete");
  }

  /** Answers a request; rejects with what its handler throws. */
  async handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    throw new Error("Not implemented: handle");
  }
}
