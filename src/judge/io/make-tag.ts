import { randomBytes } from "node:crypto";

/** A random name for the control tests of a run; all are equally long. */
export function makeTag(): string {
  return `c${randomBytes(8).toString("hex")}`;
}
