import type { Room } from "./key-pad.ts";

/** Where a prompt reads and writes; the terminal of the process when absent. */
export interface PromptStreams {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream & Partial<Room>;
}
