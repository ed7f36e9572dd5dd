import { setImmediate, setTimeout } from "node:timers/promises";
import { onAbort } from "../../on-abort.ts";
import type { Limits } from "../../catalog/challenge.ts";
import type { RunSettings } from "../program.ts";
import type { ChildNote } from "../message.ts";
import type { JudgeChild } from "./child-process.ts";
import { suspectLoop } from "./loop-finder.ts";
import type { LoopFinder, LoopQuestion } from "./loop-finder.ts";
import type { LoadedProgram } from "./load-program.ts";
import { supervise } from "./supervisor.ts";
import type { Watched } from "./supervisor.ts";

/** How much longer a run may take so that its loop can be named. */
const PATIENCE_MS = 500;

/** One run of a hidden suite. */
export interface SuiteRun {
  limits: Limits;
  loaded: LoadedProgram;
  settings: RunSettings;
  child: JudgeChild;
  /** How to run the same once more with probes; `null` where nobody asks where a loop is. */
  again: Omit<LoopQuestion, "settings" | "running"> | null;
  signal?: AbortSignal | undefined;
  /** Whether nothing that comes after a note matters any more. */
  isEnough?: (note: ChildNote) => boolean;
}

/** What was seen of a run, and where it was spinning when it had to be ended. */
export interface SuiteRecord extends Watched {
  stuckAt: LoopFinder["found"];
}

/** Runs the suite in the child, to the end or to a kill, and gives what was seen. The child is dead afterwards. */
export async function runSuite(run: SuiteRun): Promise<SuiteRecord> {
  const { child, loaded, settings, limits, signal, again, isEnough } = run;
  let finder: LoopFinder | null = null;
  const watch = supervise({
    limits,
    onSuspicion: (running) => {
      if (again !== null) finder ??= suspectLoop({ ...again, settings, running });
    },
    isEnough,
    onTrust: () => {
      void stopFinder(finder);
      finder = null;
    },
    readWork: child.readWork,
    onQuestion: (specifier, importer) => {
      void loaded.answer(specifier, importer).then((answer) => child.answer(answer));
    },
  });
  const interrupt = (): void => watch.stop("interrupted");
  const letGo = onAbort(signal, interrupt);
  try {
    if (signal?.aborted !== true) child.start(loaded.program, watch.listener);
    await watch.over;
    child.kill();
    // What it printed before its last note can be read by now, and has been after the next turn but one.
    await setImmediate();
    await setImmediate();
    return { ...watch.watched, stuckAt: await readFinder(finder, watch.watched) };
  } finally {
    watch.finish();
    letGo();
    child.kill();
    await stopFinder(finder);
  }
}

async function readFinder(
  finder: LoopFinder | null,
  { killed }: Watched,
): Promise<SuiteRecord["stuckAt"]> {
  if (finder === null || (killed !== "test" && killed !== "load")) return null;
  const patience = new AbortController();
  const late = setTimeout(PATIENCE_MS, undefined, { signal: patience.signal });
  await Promise.race([finder.settled, late.catch(() => undefined)]);
  patience.abort();
  return finder.found;
}

async function stopFinder(finder: LoopFinder | null): Promise<void> {
  await finder?.stop();
}
