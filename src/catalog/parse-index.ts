import type { Challenge } from "./challenge.ts";

/** The challenges of an index that the build wrote from files that it had checked. */
export function parseIndex(text: string): Challenge[] {
  return JSON.parse(text) as Challenge[];
}
