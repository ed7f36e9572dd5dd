/** Functions that count their calls, and what tests see of a memoized function. */
import { onTestFinished } from "vitest";

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

/** Collects the unhandled rejections of this test, in place of every other listener for them. */
export function watchUnhandled(): string[] {
  const reasons: string[] = [];
  const note = (reason: unknown): void => void reasons.push(String(reason));
  const others = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", note);
  onTestFinished(() => {
    process.off("unhandledRejection", note);
    for (const listener of others) process.on("unhandledRejection", listener);
  });
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
