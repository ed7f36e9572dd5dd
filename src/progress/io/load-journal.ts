import { readFileSync, statSync } from "node:fs";
import { TrainerError } from "../../errors.ts";
import { explainFsFault, findErrno } from "../../fs-fault.ts";
import { locateJournal } from "../journal-path.ts";
import type { Journal } from "../parse-journal.ts";
import { parseJournal } from "../parse-journal.ts";

/**
 * The journal of a workspace; an absent one is empty.
 *
 * @throws TrainerError when it exists and cannot be read.
 */
export function loadJournal(workspace: string): Journal {
  return parseJournal(readJournal(locateJournal(workspace)).toString("utf8"));
}

/** The bytes of a journal; an absent one has none. */
export function readJournal(path: string): Buffer {
  try {
    rejectDevice(path);
    return readFileSync(path);
  } catch (error) {
    if (findErrno(error) === "ENOENT") return Buffer.alloc(0);
    throw explainFsFault(error, { action: "read", path });
  }
}

/** A device such as `/dev/zero` has no end, so reading it would never return. */
function rejectDevice(path: string): void {
  const stats = statSync(path);
  if (stats.isFile() || stats.isDirectory()) return;
  throw new TrainerError("NOT_A_FILE", `The journal \`${path}\` is not a file.`, {
    hint: "Move it away, or choose another folder with `--workspace`.",
  });
}
