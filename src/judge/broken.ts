import type { BrokenReason } from "./verdict.ts";

/** Why an attempt is broken, and the sentence for a person. */
export interface Broken {
  reason: BrokenReason;
  message: string;
}
