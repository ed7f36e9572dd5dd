import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { findErrno } from "../../fs-fault.ts";

/** What stands in for a file's content: its digest, the empty text for an empty file, `null` for none. */
export type Print = string | null;

/** Locked by another program, or more files are open than the system allows. */
const LOCKED = new Set(["EBUSY", "EPERM", "EACCES", "EMFILE", "ENFILE"]);

/** The print of a file's content, or `undefined` while something keeps it from being read. */
export function readPrint(path: string): Print | undefined {
  try {
    const content = readFileSync(path);
    return content.length === 0 ? "" : createHash("sha1").update(content).digest("base64");
  } catch (error) {
    const code = findErrno(error) ?? "";
    if (LOCKED.has(code)) return undefined;
    // A folder that stands where a file should be has no content.
    return code === "EISDIR" ? "" : null;
  }
}
