import type { Limits } from "../../catalog/challenge.ts";
import type { KillCause } from "../attempt.ts";
import { ChildClock } from "../child-clock.ts";
import type { Work } from "../fair-time.ts";
import type { ChildNote } from "../message.ts";

/** Room for the test runner's own time-out to speak before the kill, in milliseconds. */
const GRACE_MS = 1000;
/** After which part of a deadline a loop is suspected: not before a child that waits has said so. */
const SUSPICIOUS = { test: 0.6, load: 0.7 };
/** How long the child may take to be there. */
const BOOT_MS = 30_000;
/** How often the time is looked at. */
const LOOK_MS = 100;
/** What goes on, or says that it waits, is in no loop. */
const TRUSTED = new Set<ChildNote["kind"]>(["loading", "loaded", "waiting", "began", "ended"]);

/** What is watched, and what to do. */
interface DeadlineWatch {
  limits: Limits;
  /** Asks the system about the child. */
  readWork: () => Work | null;
  /** Called when a loop is suspected, before the deadline. */
  onSuspicion: () => void;
  /** Called when it has turned out to be none. */
  onTrust: () => void;
  /** Called when the time is over; `isBusy` says whether the child was computing, if anybody knows. */
  onDue: (cause: KillCause, isBusy: boolean | null) => void;
}

/** The deadlines of one run, which begin when it does. */
interface Deadlines {
  /** Takes note of what the child says. */
  hear: (note: ChildNote) => void;
  stop: () => void;
}

/** Watches the deadlines of a run in the time that the child really has. */
export function watchDeadlines(watch: DeadlineWatch): Deadlines {
  const { limits, readWork, onSuspicion, onTrust, onDue } = watch;
  const clock = new ChildClock();
  clock.armWhole(BOOT_MS);
  const stop = letPass((elapsed) => {
    const due = clock.pass(elapsed, readWork);
    if (due?.kind === "suspect") onSuspicion();
    else if (due !== null) onDue(due.cause, clock.isBusy());
  });
  const hear = (note: ChildNote): void => {
    if (note.kind === "beat") clock.beat(note.had);
    else clock.hear();
    if (TRUSTED.has(note.kind)) {
      clock.trust();
      onTrust();
    }
    setDeadline(note, clock, limits);
  };
  return { hear, stop };
}

function setDeadline(note: ChildNote, clock: ChildClock, limits: Limits): void {
  const { loadMs, testMs, runMs } = limits;
  if (note.kind === "loading") {
    clock.armWhole(loadMs + runMs);
    clock.arm("load", loadMs, loadMs * SUSPICIOUS.load);
  }
  // Each stage has the time of its own.
  if (note.kind === "stage") clock.armWhole(runMs);
  if (note.kind === "loaded" || note.kind === "ended" || note.kind === "began") {
    const ms = note.kind === "began" ? note.timeoutMs || testMs : testMs;
    clock.arm("test", ms + GRACE_MS, ms * SUSPICIOUS.test);
  }
}

/** Lets the time of this process pass until it is told to stop; a stop of it counts as two looks. */
function letPass(pass: (elapsed: number) => void): () => void {
  let seen = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    pass(Math.min(now - seen, 2 * LOOK_MS));
    seen = now;
  }, LOOK_MS);
  return () => clearInterval(timer);
}
