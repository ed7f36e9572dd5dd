import type { IncomingMessage, ServerResponse } from "node:http";

/** A book as clients see it. */
export interface Book {
  /** Made by the server. */
  id: string;
  title: string;
  author: string;
  year?: number;
  isbn?: string;
  publisher?: object;
}

/** Answers requests for `/books` and `/books/<id>`; each call has books of its own. */
export function createBooks(): (req: IncomingMessage, res: ServerResponse) => unknown {
  throw new Error("Not implemented: createBooks");
}
