// over: on-finished@2
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import onFinished from "on-finished";
import type { Logger } from "./text-pieces.ts";

type Options = {
  logger: Logger;
  routeOf?: (req: IncomingMessage) => string | undefined;
  makeId?: () => string;
  now?: () => number;
};

/** The package says when a response is over, in whatever way. */
export function requestLogger({ logger, routeOf, makeId = randomUUID, now }: Options) {
  const clock = now ?? (() => performance.now());
  return (req: IncomingMessage, res: ServerResponse, next: () => void): void => {
    const start = clock();
    const given = req.headers["x-request-id"];
    const isFine = typeof given === "string" && /^[\w.-]{1,64}$/.test(given);
    const id = isFine ? given : makeId();
    const log = logger.child({ id });
    const path = req.url?.split("?", 1).join();
    const { method } = req;
    Object.assign(req, { log });
    res.setHeader("X-Request-Id", id);
    onFinished(res, () => {
      const fields = { method, path, route: routeOf?.(req), durationMs: clock() - start };
      const { statusCode: status } = res;
      const level = status >= 500 ? "error" : status >= 400 ? "warn" : "info";
      if (res.writableFinished) log[level]("request completed", { ...fields, status });
      else log.warn("request aborted", fields);
    });
    next();
  };
}

export { createLogger } from "./text-pieces.ts";
