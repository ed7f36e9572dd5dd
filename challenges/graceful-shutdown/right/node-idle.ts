import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { exit as leave } from "node:process";
import type { Socket } from "node:net";

type Check = { run: () => unknown; critical?: boolean };
export type Options = {
  checks?: Record<string, Check>;
  checkTimeoutMs?: number;
  cacheMs?: number;
  delayMs?: number;
  now?: () => number;
  timeoutMs?: number;
  hookTimeoutMs?: number;
  exit?: (code: number) => unknown;
};
type Phase = "open" | "leaving" | "draining";
type Hook = (reason: string) => unknown;

/** Closes the connections of a server; resolves with whether all closed before `ms`. */
export type Drain = (ms: number) => Promise<boolean>;

/** Everything but the connections. */
export function assemble(drain: Drain, options: Options = {}) {
  let phase: Phase = "open";
  let work: Promise<number> | null = null;
  const stack: Hook[] = [];

  async function runAll(reason: string): Promise<number> {
    phase = "leaving";
    if (options.delayMs) await new Promise((go) => setTimeout(go, options.delayMs));
    phase = "draining";
    let code = (await drain(options.timeoutMs ?? 10_000)) ? 0 : 1;
    for (let hook = stack.pop(); hook; hook = stack.pop()) {
      const current = hook;
      const outcome = await limit(() => current(reason), options.hookTimeoutMs ?? 5000);
      if (outcome === "failed") code = 1;
    }
    return code;
  }

  const shutdown = (reason = ""): Promise<number> => {
    work = work ?? runAll(reason);
    return work;
  };

  return {
    ...handlers(() => phase, reporter(options)),
    shutdown,
    onClose: (hook: Hook) => void stack.push(hook),
    handleSignals: () => obey(shutdown, options.exit ?? leave),
  };
}

function handlers(readPhase: () => Phase, report: ReturnType<typeof reporter>) {
  return {
    gate(_: IncomingMessage, res: ServerResponse, next: () => void) {
      if (readPhase() !== "draining") return next();
      res.statusCode = 503;
      res.setHeader("Connection", "close");
      res.setHeader("Retry-After", "1");
      res.end("The service is shutting down\n");
    },
    live: (_: IncomingMessage, res: ServerResponse) => void res.end("alive"),
    async ready(_: IncomingMessage, res: ServerResponse) {
      const closing = { status: "closing", checks: {} };
      const body = readPhase() === "open" ? await report() : closing;
      res.statusCode = body.status === "ok" || body.status === "degraded" ? 200 : 503;
      res.setHeader("Content-Type", "application/json");
      res.end(JSON.stringify(body));
    },
  };
}

function obey(shutdown: (reason: string) => Promise<number>, exit: (code: number) => unknown) {
  let isSecond = false;
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => {
      if (isSecond) return void exit(1);
      isSecond = true;
      shutdown(name).then(exit, () => exit(1));
    });
  }
}

/** Runs checks and keeps their outcome as long as it may be used. */
function reporter(options: Options) {
  const {
    checks = {},
    checkTimeoutMs = 1000,
    cacheMs = 0,
    now = () => performance.now(),
  } = options;
  const names = Object.keys(checks);
  let current: Promise<{ status: string; checks: Record<string, string> }> | null = null;
  let freshUntil = Infinity;

  const start = async () => {
    const states = await Promise.all(
      names.map(async (name) => limit(() => checks[name]?.run(), checkTimeoutMs)),
    );
    freshUntil = now() + cacheMs;
    const failing = names.filter((_, index) => states[index] === "failed");
    const isCritical = failing.some((name) => checks[name]?.critical !== false);
    const status = isCritical ? "failed" : failing.length > 0 ? "degraded" : "ok";
    return {
      status,
      checks: Object.fromEntries(names.map((name, at) => [name, states[at] ?? ""])),
    };
  };

  return () => {
    if (current === null || now() >= freshUntil) {
      freshUntil = Infinity;
      current = start();
    }
    return current;
  };
}

/** How something ends that may throw, reject or take too long. */
function limit(task: () => unknown, ms: number): Promise<"ok" | "failed"> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve("failed"), ms);
    const end = (how: "ok" | "failed"): void => {
      clearTimeout(timer);
      resolve(how);
    };
    new Promise((start) => start(task())).then(
      () => end("ok"),
      () => end("failed"),
    );
  });
}

/** Lets Node find the connections that have become idle, and finds itself those that always were. */
function drainOf(server: Server): Drain {
  const quiet = new Set<Socket>();
  const pending = new Set<ServerResponse>();
  let isDraining = false;
  server.on("connection", (socket) => {
    quiet.add(socket);
    socket.on("close", () => quiet.delete(socket));
  });
  server.prependListener("request", (req, res) => {
    quiet.delete(req.socket);
    pending.add(res);
    res.on("close", () => {
      pending.delete(res);
      const isBusy = [...pending].some((other) => other.req.socket === req.socket);
      if (isBusy) return;
      if (isDraining) server.closeIdleConnections();
      if (isDraining) req.socket.destroySoon();
      else if (!req.socket.destroyed) quiet.add(req.socket);
    });
  });
  return (ms) =>
    new Promise((resolve) => {
      isDraining = true;
      const timer = setTimeout(() => {
        server.closeAllConnections();
        for (const socket of quiet) socket.destroy();
        resolve(false);
      }, ms);
      server.close(() => {
        clearTimeout(timer);
        resolve(true);
      });
      for (const socket of quiet) socket.destroy();
      for (const res of pending) if (!res.headersSent) res.setHeader("connection", "close");
    });
}

export function createShutdown(server: Server, options: Options = {}) {
  return assemble(drainOf(server), options);
}
