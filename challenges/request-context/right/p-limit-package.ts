// over: p-limit@7
import pLimit from "p-limit";

export {
  bindContext,
  contextLog,
  contextMiddleware,
  getContext,
  runWithContext,
  setContext,
} from "./frozen-chain.ts";

/** The package starts a task in a handler of a promise, which has the context of its caller. */
export class Pool {
  #limit: ReturnType<typeof pLimit>;

  constructor(size: number) {
    this.#limit = pLimit(size);
  }

  run<T>(task: () => T | Promise<T>): Promise<T> {
    return this.#limit(task);
  }
}
