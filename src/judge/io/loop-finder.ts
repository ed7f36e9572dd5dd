import { escapePattern } from "../../text/escape-pattern.ts";
import { findSpinning } from "../probes.ts";
import type { RunSettings, SuiteProgram } from "../program.ts";
import type { Place } from "../verdict.ts";
import type { JudgeChild } from "./child-process.ts";
import type { LoadedProgram } from "./load-program.ts";

/** How to look for the loop. */
export interface LoopQuestion {
  /** Starts another judged child. */
  boot: () => JudgeChild;
  /** The same program, its learner's modules with probes. */
  loadTraced: () => LoadedProgram;
  suite: SuiteProgram;
  settings: RunSettings;
  /** The test to run; `null` when it is the loading that does not end. */
  running: string | null;
}

/** A second run that looks where the first one is spinning. */
export interface LoopFinder {
  /** The place, as far as it is known by now; absolute. */
  found: (Place & { function?: string }) | null;
  /** Settles when it is known well enough, or cannot be known. */
  settled: Promise<void>;
  /** Ends the second run; settles when its process is gone. */
  stop: () => Promise<void>;
}

/** How many long stretches in a row make it certain. */
const ENOUGH = 3;

/**
 * Runs the suspected test once more, in a child of its own under the same guards, with probes in the
 * learner's loops and functions. Node's permission model allows no debugger, so the code itself has
 * to say where it spends its time.
 */
export function suspectLoop(question: LoopQuestion): LoopFinder {
  const { boot, loadTraced, suite, settings, running } = question;
  const child = boot();
  const { program, probes } = loadTraced();
  const pattern = running === null ? "^$" : `^${escapePattern(running.replaceAll(" > ", " "))}$`;
  let stretches = 0;
  let settle: () => void = () => undefined;
  const settled = new Promise<void>((resolve) => (settle = resolve));
  const stop = async (): Promise<void> => {
    child.kill();
    await child.exited;
  };
  const finder: LoopFinder = { found: null, settled, stop };
  // The stages before it have no test to run, so none of them is green.
  child.prepare({ settings: { ...settings, pattern, goesOn: true, traced: true }, suite });
  child.start(program, {
    onNote: (note) => {
      if (note.kind === "finished" || note.kind === "load-error") settle();
      if (note.kind !== "spinning") return;
      const probe = findSpinning(note.probes, probes);
      if (probe === null) return;
      const name = probe.function === null ? {} : { function: probe.function };
      finder.found = { ...probe.place, ...name };
      stretches += 1;
      if (stretches >= ENOUGH) settle();
    },
    onForged: settle,
    onOutputLimit: settle,
    onMemoryLimit: settle,
    onExit: settle,
  });
  return finder;
}
