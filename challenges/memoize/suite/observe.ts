/** Functions that count their calls, and what tests see of a memoized function. */
import { takeOver } from "../../kit.ts";

/** A function that counts its calls and remembers their arguments. */
export interface Counted<A extends unknown[], R> {
  fn: (...args: A) => R;
  /** The arguments of each call, in order. */
  calls: A[];
}

/** Makes a function that counts its calls; it returns what `answer` gives. */
export function counted<A extends unknown[], R>(answer: (...args: A) => R): Counted<A, R> {
  const calls: A[] = [];
  return {
    calls,
    fn(...args) {
      calls.push(args);
      return answer(...args);
    },
  };
}

/** A function of any arguments that answers 1, 2, 3 … */
export function ticking(): Counted<unknown[], number> {
  let answers = 0;
  return counted(() => (answers += 1));
}

/** Collects the reasons, as text, of rejections that nobody handles until the test ends. */
export function watchUnhandled(): string[] {
  const reasons: string[] = [];
  takeOver(["unhandledRejection"], (reason) => reasons.push(String(reason)));
  return reasons;
}

/** What `run` throws, or the text "nothing". */
export function thrownBy(run: () => unknown): unknown {
  try {
    run();
    return "nothing";
  } catch (reason) {
    return reason;
  }
}
