import { useEffect, useMemo, useState } from "preact/hooks";
import type { Step } from "../../loop/trace.ts";
import type { PageRun, PageShow } from "./page-show.ts";

/** What is replayed now, and how to go elsewhere. */
export interface Player {
  show: PageShow;
  run: PageRun;
  runAt: number;
  /** The steps that one walks through. */
  steps: readonly Step[];
  /** Place among them. */
  at: number;
  step: Step;
  internals: boolean;
  playing: boolean;
  /** Goes to a place among the steps; out of them, to the nearest. */
  goTo: (at: number) => void;
  /** Goes so many places on, or back; what is pressed quickly adds up. */
  goBy: (by: number) => void;
  /** Goes to a step by its number. */
  goToStep: (n: number) => void;
  chooseRun: (runAt: number) => void;
  setInternals: (internals: boolean) => void;
  setPlaying: (playing: boolean) => void;
}

const PAUSE_MS = 1300;

/** Holds which run and which step is looked at. */
export function useReplay(show: PageShow): Player | null {
  const [{ runAt, n }, setPlace] = useState(() => readHash(show));
  const [internals, setInternals] = useState(false);
  const [playing, setPlaying] = useState(false);
  const run = show.runs[runAt];
  const steps = useMemo(
    () => run?.trace.steps.filter((step) => internals || !step.internal) ?? [],
    [run, internals],
  );
  const at = findAt(steps, n);
  const step = steps[at];
  const last = steps.length - 1;
  const goToStep = (to: number): void => setPlace({ runAt, n: to });
  const goTo = (to: number): void => goToStep(steps[Math.min(last, Math.max(0, to))]?.n ?? 0);
  const goBy = (by: number): void =>
    setPlace((place) => {
      const to = Math.min(last, Math.max(0, findAt(steps, place.n) + by));
      return { ...place, n: steps[to]?.n ?? 0 };
    });
  useEffect(() => {
    if (!playing) return undefined;
    if (at >= last) {
      setPlaying(false);
      return undefined;
    }
    const timer = setTimeout(() => goTo(at + 1), PAUSE_MS);
    return () => clearTimeout(timer);
  });
  useEffect(() => writeHash(runAt, n), [runAt, n]);
  if (run === undefined || step === undefined) return null;
  const chooseRun = (to: number): void => {
    setPlaying(false);
    setPlace({ runAt: to, n });
  };
  const moves = { goTo, goBy, goToStep, chooseRun, setInternals, setPlaying };
  return { show, run, runAt, steps, at, step, internals, playing, ...moves };
}

function findAt(steps: readonly Step[], n: number): number {
  return Math.max(
    0,
    steps.findLastIndex((step) => step.n <= n),
  );
}

function readHash(show: PageShow): { runAt: number; n: number } {
  const [, run = "1", step = "0"] = /^#(?:run=(\d+),)?step=(\d+)$/.exec(location.hash) ?? [];
  const runAt = Math.max(0, Math.min(show.runs.length, Number(run)) - 1);
  return { runAt, n: Number(step) };
}

/** So that a page can be shared, or opened again, where one was. */
function writeHash(runAt: number, n: number): void {
  if (n === 0 && location.hash === "") return;
  const run = runAt === 0 ? "" : `run=${runAt + 1},`;
  history.replaceState(null, "", `#${run}step=${n}`);
}
