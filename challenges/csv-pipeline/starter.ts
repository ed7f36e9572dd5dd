import type { Duplex } from "node:stream";

/** A stream that takes the text of a CSV file and gives its rows, each as one array of strings. */
export function parseCsv(): Duplex {
  throw new Error("Not implemented: parseCsv");
}
