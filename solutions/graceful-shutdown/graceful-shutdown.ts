import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { exit as exitProcess } from "node:process";

/** Something that the service needs; `run` throws or rejects if it is not there. */
export interface Check {
  run: () => unknown;
  /** Whether the service is useless without it; true by default. */
  critical?: boolean;
}

/** Called at the end with the reason of the shutdown. */
export type Hook = (reason: string) => unknown;

/** How a service tells its state and how long it waits. */
export interface ShutdownOptions {
  checks?: Record<string, Check>;
  /** How long a check may take; 1000 by default. */
  checkTimeoutMs?: number;
  /** How long results of checks are used again; 0 by default. */
  cacheMs?: number;
  /** How long the service goes on after `ready` has said that it closes; 0 by default. */
  delayMs?: number;
  /** A monotonic clock for `cacheMs`; `performance.now` by default. */
  now?: () => number;
  /** How long requests may go on; 10,000 by default. */
  timeoutMs?: number;
  /** How long a hook may take; 5000 by default. */
  hookTimeoutMs?: number;
  /** Ends the process; `process.exit` by default. */
  exit?: (code: number) => unknown;
}

type Health = "ok" | "degraded" | "failed";
type Report = { status: Health; checks: Record<string, "ok" | "failed"> };

/** Ends a service without losing requests. */
export interface Shutdown {
  shutdown: (reason?: string) => Promise<number>;
  gate: (req: IncomingMessage, res: ServerResponse, next: () => void) => void;
  live: (req: IncomingMessage, res: ServerResponse) => void;
  ready: (req: IncomingMessage, res: ServerResponse) => Promise<void>;
  onClose: (hook: Hook) => void;
  handleSignals: () => void;
}

const SIGNALS = ["SIGTERM", "SIGINT"] as const;

/** Prepares the shutdown of a server; to be called before it has connections. */
export function createShutdown(server: Server, options: ShutdownOptions = {}): Shutdown {
  const { delayMs = 0, timeoutMs = 10_000, hookTimeoutMs = 5000 } = options;
  const connections = trackConnections(server);
  const check = createChecks(options);
  const hooks: Hook[] = [];
  let isClosing = false;
  let isDraining = false;
  let ending: Promise<number> | undefined;

  const end = async (reason: string): Promise<number> => {
    isClosing = true;
    if (delayMs > 0) await wait(delayMs);
    isDraining = true;
    const isDrained = await connections.drain(timeoutMs);
    const areHooksDone = await runHooks(hooks, reason, hookTimeoutMs);
    return isDrained && areHooksDone ? 0 : 1;
  };

  const lifecycle: Shutdown = {
    shutdown: (reason = "shutdown") => (ending ??= end(reason)),
    gate(_req, res, next) {
      if (isDraining) res.writeHead(503, { Connection: "close" }).end();
      else next();
    },
    live: (_req, res) => sendJson(res, 200, { status: "ok" }),
    async ready(_req, res) {
      // Nobody should wait for checks whose outcome does not matter.
      if (isClosing) return sendJson(res, 503, { status: "closing" });
      const report = await check();
      if (isClosing) return sendJson(res, 503, { status: "closing" });
      return sendJson(res, report.status === "failed" ? 503 : 200, report);
    },
    onClose: (hook) => void hooks.push(hook),
    handleSignals: () => handleSignals(lifecycle, options.exit),
  };
  return lifecycle;
}

/** Knows which connections are idle, which is more than the server itself tells. */
function trackConnections(server: Server): { drain: (timeoutMs: number) => Promise<boolean> } {
  const open = new Map<Socket, Set<ServerResponse>>();
  let isDraining = false;
  server.on("connection", (socket: Socket) => {
    open.set(socket, new Set());
    socket.once("close", () => open.delete(socket));
  });
  // First of all listeners, because a handler may answer at once.
  server.prependListener("request", ({ socket }, res) => {
    const inFlight = open.get(socket);
    inFlight?.add(res);
    res.once("close", () => {
      inFlight?.delete(res);
      if (isDraining && inFlight?.size === 0) socket.destroySoon();
    });
  });
  return {
    drain(timeoutMs) {
      isDraining = true;
      return new Promise((resolve) => {
        const destroyAll = (): void => {
          resolve(false);
          for (const socket of open.keys()) socket.destroy();
        };
        const timer = setTimeout(destroyAll, timeoutMs);
        server.close(() => {
          clearTimeout(timer);
          resolve(true);
        });
        for (const [socket, inFlight] of open) {
          if (inFlight.size === 0) socket.destroy();
          for (const res of inFlight) if (!res.headersSent) res.setHeader("Connection", "close");
        }
      });
    },
  };
}

/** The last hook first, because what was opened later may need what was opened before. */
async function runHooks(hooks: readonly Hook[], reason: string, ms: number): Promise<boolean> {
  let isFine = true;
  for (const hook of hooks.toReversed()) {
    const isDone = await succeeds(() => hook(reason), ms);
    isFine &&= isDone;
  }
  return isFine;
}

/** Runs all checks at the same time; callers at the same time share one run. */
function createChecks(options: ShutdownOptions): () => Promise<Report> {
  const {
    checks = {},
    checkTimeoutMs = 1000,
    cacheMs = 0,
    now = () => performance.now(),
  } = options;
  let running: Promise<Report> | undefined;
  let last: { report: Report; at: number } | undefined;

  const run = async (): Promise<Report> => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, { run: work, critical = true }]) => {
        return { name, critical, isOk: await succeeds(work, checkTimeoutMs) };
      }),
    );
    const failed = results.filter(({ isOk }) => !isOk);
    const isUseless = failed.some(({ critical }) => critical);
    // Only names and states: errors may contain addresses and passwords.
    return {
      status: isUseless ? "failed" : failed.length > 0 ? "degraded" : "ok",
      checks: Object.fromEntries(results.map(({ name, isOk }) => [name, isOk ? "ok" : "failed"])),
    };
  };

  return async () => {
    if (last !== undefined && now() - last.at < cacheMs) return last.report;
    running ??= run().finally(() => (running = undefined));
    const report = await running;
    last = { report, at: now() };
    return report;
  };
}

/** The first signal ends the service, the second one the process. */
function handleSignals(lifecycle: Shutdown, exit: (code: number) => unknown = exitProcess): void {
  let count = 0;
  const onSignal = (signal: string): void => {
    count += 1;
    if (count > 1) exit(1);
    else void lifecycle.shutdown(signal).then(exit);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
}

/** Whether `work` ends without an error within `ms`; its timer never outlives it. */
async function succeeds(work: () => unknown, ms: number): Promise<boolean> {
  const done = (async () => {
    await work();
    return true;
  })().catch(() => false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function sendJson(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}
