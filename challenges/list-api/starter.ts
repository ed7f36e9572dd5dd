import type { IncomingMessage, ServerResponse } from "node:http";

/** An order, or whatever is listed. */
export type Row = { id: string; [member: string]: string | number | null };

/** What is listed, and what clients may do with it. */
export interface ListOptions {
  /** Of the list, such as `/orders`. */
  path: string;
  /** The rows at this moment, in any order. */
  rows: () => readonly Row[];
  /** What clients may see, filter and sort by, besides `id`. */
  fields: Record<string, "string" | "number">;
  /** Needed from stage 2 on. */
  secret: string;
}

/** Answers requests for the list at `path`. */
export function createList(
  options: ListOptions,
): (req: IncomingMessage, res: ServerResponse) => unknown {
  throw new Error("Not implemented: createList");
}
