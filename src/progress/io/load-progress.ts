import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import process from "node:process";
import type { Progress } from "../event.ts";
import { foldProgress } from "../fold-progress.ts";
import type { QuizProgress } from "../fold-quiz.ts";
import { locateJournal } from "../journal-path.ts";
import { parseJournal } from "../parse-journal.ts";
import { parseSnapshot } from "../parse-snapshot.ts";
import type { ReadSnapshot } from "../parse-snapshot.ts";
import { continueFold } from "../snapshot.ts";
import type { KeptProgress } from "../snapshot.ts";
import { loadJournal, readJournal } from "./load-journal.ts";
import { digestProgram, keepSnapshot, locateSnapshot } from "./keep-snapshot.ts";

/** Journals that are smaller than this, in bytes, are read as fast without a snapshot. */
const SMALL = 300_000;
/** A snapshot that is so far behind the journal is made anew. */
const FAR_BEHIND = 100_000;
const CHUNK = 1 << 18;

/**
 * Where the learner stands at `now` by the journal of a workspace; an absent one is empty. A long journal
 * has a snapshot of what it folds to beside it, which counts only while the digest of what it was made
 * of is that of the journal's beginning. The answers to quiz cards are read when they are asked for.
 *
 * @throws TrainerError when the journal exists and cannot be read.
 */
export function loadProgress(workspace: string, now: Date): Progress {
  const path = locateJournal(workspace);
  const known = continueKnown(workspace, path, now);
  if (known !== null) return withLateReviews(known, workspace, now);
  const bytes = readJournal(path);
  const journal = parseJournal(bytes.toString("utf8"));
  const progress = foldProgress(journal, now);
  if (bytes.length >= SMALL) keepSnapshot(workspace, { bytes, journal, progress }, now);
  return progress;
}

/** What the snapshot and the lines after it fold to; `null` where there is none that holds. */
function continueKnown(workspace: string, path: string, now: Date): KeptProgress | null {
  try {
    const file = openSync(path, "r");
    try {
      const stats = fstatSync(file);
      if (!stats.isFile() || stats.size < SMALL) return null;
      const snapshot = readSnapshot(workspace);
      if (snapshot === null || stats.size < snapshot.bytes) return null;
      if (stats.size - snapshot.bytes > FAR_BEHIND) return null;
      const added = readAfter(file, snapshot);
      return added === null ? null : continueFold(snapshot, parseJournal(added), now);
    } finally {
      closeSync(file);
    }
  } catch {
    // Whatever is wrong is said by reading the whole journal.
    return null;
  }
}

function readSnapshot(workspace: string): ReadSnapshot | null {
  const text = readFileSync(locateSnapshot(workspace), "utf8");
  return parseSnapshot(text, { program: digestProgram(), digestOf: digestText });
}

function digestText(text: string): string {
  return process.getBuiltinModule("node:crypto").createHash("sha256").update(text).digest("hex");
}

/** What stands after the bytes of the snapshot, or `null` when those are others by now. */
function readAfter(file: number, { bytes, digest }: ReadSnapshot): string | null {
  // A buffer that is used again and again is faster than one for the whole file.
  const chunk = Buffer.alloc(CHUNK);
  const hash = process.getBuiltinModule("node:crypto").createHash("sha256");
  const rest: Buffer[] = [];
  for (let at = 0; ;) {
    const wanted = at < bytes ? Math.min(CHUNK, bytes - at) : CHUNK;
    const count = readSync(file, chunk, 0, wanted, at);
    if (count === 0) break;
    if (at < bytes) hash.update(chunk.subarray(0, count));
    else rest.push(Buffer.from(chunk.subarray(0, count)));
    at += count;
  }
  return hash.digest("hex") === digest ? Buffer.concat(rest).toString("utf8") : null;
}

function withLateReviews(known: KeptProgress, workspace: string, now: Date): Progress {
  let quiz: QuizProgress | null = null;
  const load = (): QuizProgress => (quiz ??= foldProgress(loadJournal(workspace), now));
  return {
    ...known,
    get reviews() {
      return load().reviews;
    },
    get answering() {
      return load().answering;
    },
  };
}
