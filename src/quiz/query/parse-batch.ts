import type { BatchEnd, QueryBatch } from "./query-run.ts";

/** Reads what trainer wrote to the database's process. */
export function parseBatches(text: string): QueryBatch[] {
  return JSON.parse(text) as QueryBatch[];
}

/** Reads what the database's process wrote; throws when that is no JSON, for it was killed. */
export function parseEnds(text: string): BatchEnd[] {
  return JSON.parse(text) as BatchEnd[];
}
