import { renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { locateJournal } from "../journal-path.ts";
import { takeSnapshot } from "../snapshot.ts";
import type { Folded } from "../snapshot.ts";

/** Where the snapshot of a journal is. */
export function locateSnapshot(workspace: string): string {
  return join(dirname(locateJournal(workspace)), "snapshot");
}

declare const TRAINER_FOLD: string | undefined;

/** Tells programs apart that may fold differently; the build gives the digest of what folds. */
export function digestProgram(): string {
  return typeof TRAINER_FOLD === "undefined" ? "source" : TRAINER_FOLD;
}

/** Keeps what a journal folded to beside it. Never throws: without it the next command takes longer. */
export function keepSnapshot(
  workspace: string,
  { bytes, journal, progress }: { bytes: Buffer } & Pick<Folded, "journal" | "progress">,
  now: Date,
): void {
  // A line that is not finished is another one later on.
  if (bytes.at(-1) !== LINE_FEED) return;
  const path = locateSnapshot(workspace);
  const staged = `${path}.${process.pid}.tmp`;
  try {
    const { createHash } = process.getBuiltinModule("node:crypto");
    const digest = createHash("sha256").update(bytes).digest("hex");
    const program = digestProgram();
    const size = bytes.length;
    const snapshot = takeSnapshot({ program, bytes: size, digest, journal, progress }, now);
    if (snapshot === null) return;
    const body = JSON.stringify(snapshot);
    writeFileSync(staged, `${createHash("sha256").update(body).digest("hex")}\n${body}`);
    renameSync(staged, path);
  } catch {
    rmSync(staged, { force: true });
  }
}

const LINE_FEED = 10;
