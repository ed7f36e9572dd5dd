import type { InterviewLevel, Result, SignalResult } from "./debrief.ts";

/** What an interview comes to. */
export interface Rating {
  result: Result;
  /** One sentence. */
  because: string;
}

/**
 * Rates the signals that were measured: strong hire without a weak one and with two strong ones, hire with
 * at most one weak one, else not yet. A signal at `no` is below weak, so one of them is enough for not yet.
 */
export function rateResult(signals: readonly SignalResult[], level: InterviewLevel): Rating {
  const titlesAt = (wanted: string): string[] =>
    signals.filter((one) => one.level === wanted).map(({ title }) => title);
  const [none, weak, strong] = ["no", "weak", "strong"].map(titlesAt);
  const low = [...(none ?? []), ...(weak ?? [])];
  const count = strong?.length ?? 0;
  if ((none?.length ?? 0) > 0 || low.length > 1)
    return { result: "not yet", because: `Below what a ${level} needs: ${listNames(low)}.` };
  const [only] = low;
  if (only !== undefined)
    return { result: "hire", because: `One weak signal, which a hire allows: ${only}.` };
  if (count >= 2)
    return { result: "strong hire", because: `No weak signal, and ${count} strong ones.` };
  return {
    result: "hire",
    because: `No weak signal, but ${count === 0 ? "none is strong" : "only one is strong"}.`,
  };
}

function listNames(names: readonly string[]): string {
  return names.join(", ");
}
