import type { Phase, Step } from "../../loop/trace.ts";

/** What a phase is called, and what it is in a few words. */
export const PHASE_WORDS: Record<Phase, { name: string; says: string }> = {
  main: { name: "script", says: "the script itself" },
  nextTick: { name: "ticks", says: "process.nextTick" },
  microtask: { name: "microtasks", says: "promises, await" },
  timers: { name: "timers", says: "setTimeout, setInterval" },
  pending: { name: "pending", says: "completed after poll was over" },
  poll: { name: "poll", says: "files, sockets, messages" },
  check: { name: "check", says: "setImmediate" },
  close: { name: "close", says: "close events of handles" },
  process: { name: "process", says: "process events" },
};

/** Who scheduled a step, such as `setTimeout 1 ms on line 3`. */
export function tellOrigin({ phase, scheduledBy: { site, api } }: Step): string {
  if (phase === "main") return "The script starts.";
  return site === undefined ? `${api} runs.` : `${api} of line ${site.line} runs.`;
}

/** The turn of the loop in which a step runs. */
export function tellTurn({ iteration }: Step): string {
  return iteration === 0 ? "before the first turn" : `turn ${iteration}`;
}

/** Which step it is; the script is step 0. */
export function tellPlace({ step, steps }: { step: Step; steps: readonly Step[] }): string {
  return `Step ${step.n} of ${steps.at(-1)?.n ?? 0}`;
}

/** What a step prints, for a sentence. */
export function tellPrints({ prints }: Step): string {
  const texts = prints.map(({ text }) => text.trimEnd()).filter((text) => text !== "");
  return texts.length === 0 ? "It prints nothing." : `It prints ${texts.join(", ")}.`;
}
