import type { Server } from "node:http";

/** Ends a service without losing requests. */
export interface Shutdown {
  /** Finishes what has begun; resolves with 0 when all went well. */
  shutdown: (reason?: string) => Promise<number>;
}

/** Prepares the shutdown of a server; to be called before it has connections. */
export function createShutdown(server: Server): Shutdown {
  throw new Error("Not implemented: createShutdown");
}
