import type { PoolWorker } from "vitest/node";
import type { JudgeChild } from "./child-process.ts";

/** vitest's side of the judged child: messages through, start and stop left to the supervisor. */
export function createPoolWorker(child: JudgeChild, hub: MessageHub): PoolWorker {
  return {
    name: "trainer",
    cacheFs: false,
    on: (event, callback) => {
      if (event === "message") hub.add(callback);
    },
    off: (_event, callback) => hub.delete(callback),
    send: (message) => child.send(message),
    deserialize: (data) => data,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
}

/** Who hears vitest's traffic from the child. */
export type MessageHub = Set<(message: unknown) => void>;
