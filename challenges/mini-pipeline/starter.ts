import type { Readable, Writable } from "node:stream";

/** Writes all of `source` to `target`; resolves once `target` has finished. */
export function copy(source: Readable, target: Writable): Promise<void> {
  throw new Error("Not implemented: copy");
}
