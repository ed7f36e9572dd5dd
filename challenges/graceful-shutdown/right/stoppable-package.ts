// over: stoppable@1
import type { Server, ServerResponse } from "node:http";
import stoppable from "stoppable";
import { assemble, type Options } from "./node-idle.ts";

/** The package ends connections that are idle or become so; clients are told here. */
export function createShutdown(server: Server, options: Options = {}) {
  const stoppableServer = stoppable(server);
  const responses = new Set<ServerResponse>();
  server.prependListener("request", (_req, res) => {
    responses.add(res);
    res.once("close", () => responses.delete(res));
  });
  const drain = (ms: number): Promise<boolean> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => {
        server.closeAllConnections();
        resolve(false);
      }, ms);
      stoppableServer.stop(() => {
        clearTimeout(timer);
        resolve(true);
      });
      for (const res of responses) if (!res.headersSent) res.setHeader("Connection", "close");
    });
  return assemble(drain, options);
}
