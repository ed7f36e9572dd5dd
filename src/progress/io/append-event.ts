import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { TrainerError } from "../../errors.ts";
import { explainFsFault, findErrno } from "../../fs-fault.ts";
import type { JournalEvent } from "../event.ts";
import { locateJournal } from "../journal-path.ts";

/**
 * Adds one event to the journal of a workspace and creates its folder if need be. Several processes
 * may do so at once.
 *
 * @throws TrainerError that says why not; what stood in the journal stays readable.
 */
export function appendEvent(workspace: string, event: JournalEvent): void {
  appendLines(workspace, [JSON.stringify(event)]);
}

/**
 * Adds lines of another journal, each with a write of its own, so that a kill in between leaves whole lines.
 *
 * @throws TrainerError that says why not; what stood in the journal stays readable.
 */
export function appendLines(workspace: string, lines: readonly string[]): void {
  const path = locateJournal(workspace);
  try {
    const file = openJournal(path);
    try {
      for (const line of lines) writeLine(file, Buffer.from(`${line}\n`));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw explainFsFault(error, { action: "write", path });
  }
}

/** `a+` appends whatever another process does, and can read how the file ends. */
function openJournal(path: string): number {
  try {
    return openSync(path, "a+");
  } catch (error) {
    if (findErrno(error) !== "ENOENT") throw error;
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, "a+");
  }
}

/**
 * One write, so that no other process gets in between. A disk that is nearly full may take a part of
 * it; the whole line then follows a line feed, and what came of the first is a torn line.
 */
function writeLine(file: number, line: Buffer): void {
  const whole = endsTorn(file) ? Buffer.concat([LINE_FEED, line]) : line;
  if (writeSync(file, whole) === whole.length) return;
  const again = Buffer.concat([LINE_FEED, line]);
  if (writeSync(file, again) === again.length) return;
  throw new TrainerError("DISK_FULL", "The journal takes only a part of a line.", {
    hint: "Free some space and type the command again.",
  });
}

const LINE_FEED = Buffer.from("\n");

function endsTorn(file: number): boolean {
  const { size } = fstatSync(file);
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  return readSync(file, last, 0, 1, size - 1) === 1 && !last.equals(LINE_FEED);
}
