import type { Duplex } from "node:stream";

/** A stream that takes chunks of text and gives its lines, each as one string. */
export function createSplitStream(): Duplex {
  throw new Error("Not implemented: createSplitStream");
}
