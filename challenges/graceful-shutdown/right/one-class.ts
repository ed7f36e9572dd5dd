import { EventEmitter, once } from "node:events";
import type http from "node:http";
import type net from "node:net";
import process, { exit } from "node:process";

type Req = http.IncomingMessage;
type Res = http.ServerResponse;
type Options = {
  checks?: Record<string, { run: () => unknown; critical?: boolean }>;
  checkTimeoutMs?: number;
  cacheMs?: number;
  delayMs?: number;
  now?: () => number;
  timeoutMs?: number;
  hookTimeoutMs?: number;
  exit?: (code: number) => unknown;
};

const DEFAULTS = {
  checks: {},
  checkTimeoutMs: 1000,
  cacheMs: 0,
  delayMs: 0,
  now: () => performance.now(),
  timeoutMs: 10_000,
  hookTimeoutMs: 5000,
  exit: (code: number) => exit(code),
};

/** Rejects when `ms` have passed before the promise has settled. */
async function before<T>(ms: number, promise: Promise<T>): Promise<T> {
  const { promise: late, cancel } = timer(ms);
  try {
    return await Promise.race([
      promise,
      late.then((): never => {
        throw new Error("too late");
      }),
    ]);
  } finally {
    cancel();
  }
}

function timer(ms: number): { promise: Promise<void>; cancel: () => void } {
  let cancel = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    const handle = setTimeout(resolve, ms);
    cancel = () => clearTimeout(handle);
  });
  return { promise, cancel };
}

/** Everything in one place: what the server does, what the probes say, and what runs at the end. */
class Lifecycle extends EventEmitter {
  #server: http.Server;
  #options: Required<Options>;
  #sockets = new Set<net.Socket>();
  #responses = new Set<Res>();
  #hooks: ((reason: string) => unknown)[] = [];
  #state = 0;
  #result: number | undefined;
  #probe: { answer: Promise<[number, string]>; endedAt?: number } | undefined;

  constructor(server: http.Server, options: Options) {
    super();
    this.setMaxListeners(0);
    this.#server = server;
    this.#options = { ...DEFAULTS, ...options };
    server.on("connection", (socket: net.Socket) => {
      this.#sockets.add(socket.once("close", () => this.#sockets.delete(socket)));
    });
    server.prependListener("request", (_req: Req, res: Res) => {
      this.#responses.add(res);
      res.once("close", () => {
        this.#responses.delete(res);
        if (this.#state === 2) this.#closeIdle();
      });
    });
  }

  /** A connection is idle if no response that is not complete belongs to it. */
  #closeIdle(): void {
    const busy = new Set([...this.#responses].map((res) => res.req.socket));
    for (const socket of this.#sockets) if (!busy.has(socket)) socket.destroySoon();
  }

  shutdown = async (reason = "unknown"): Promise<number> => {
    if (this.#state === 0) {
      this.#state = 1;
      void this.#run(reason);
    }
    if (this.#result === undefined) await once(this, "down");
    return this.#result ?? 1;
  };

  async #run(reason: string): Promise<void> {
    let failures = 0;
    if (this.#options.delayMs > 0) await timer(this.#options.delayMs).promise;
    this.#state = 2;
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const res of this.#responses) {
      if (!res.headersSent) res.setHeader("Connection", "close");
    }
    this.#closeIdle();
    await before(this.#options.timeoutMs, closed).catch(() => {
      failures += 1;
      for (const socket of this.#sockets) socket.destroy();
    });
    for (let at = this.#hooks.length - 1; at >= 0; at -= 1) {
      const run = async (): Promise<unknown> => this.#hooks[at]?.(reason);
      await before(this.#options.hookTimeoutMs, run()).catch(() => (failures += 1));
    }
    this.#result = Math.min(failures, 1);
    this.emit("down");
  }

  gate = (_req: Req, res: Res, next: () => void): void => {
    if (this.#state < 2) next();
    else res.writeHead(503, "Service Unavailable", ["Connection", "close"]).end("closing");
  };

  live = (_req: Req, res: Res): void => {
    res.writeHead(200, { "content-type": "text/plain" }).end("yes\n");
  };

  ready = (_req: Req, res: Res): void => {
    const send = (status: number, body: string): void => {
      res.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(body);
    };
    if (this.#state > 0) send(503, '{"status":"closing"}');
    else void this.#look().then((answer) => send(...answer));
  };

  #look(): Promise<[number, string]> {
    const { now, cacheMs } = this.#options;
    const endedAt = this.#probe?.endedAt;
    const isOld = endedAt !== undefined && now() >= endedAt + cacheMs;
    if (this.#probe === undefined || isOld) {
      const probe: { answer: Promise<[number, string]>; endedAt?: number } = {
        answer: this.#ask().finally(() => (probe.endedAt = now())),
      };
      this.#probe = probe;
    }
    return this.#probe.answer;
  }

  async #ask(): Promise<[number, string]> {
    const { checks, checkTimeoutMs } = this.#options;
    const asked = Object.entries(checks);
    const runs = asked.map(async ([, { run }]) => before(checkTimeoutMs, (async () => run())()));
    const settled = await Promise.allSettled(runs);
    let status = "ok";
    const states: [string, string][] = [];
    for (const [at, [name, { critical = true }]] of asked.entries()) {
      const isOk = settled[at]?.status === "fulfilled";
      states.push([name, isOk ? "ok" : "failed"]);
      if (isOk || status === "failed") continue;
      status = critical ? "failed" : "degraded";
    }
    const body = JSON.stringify({ status, checks: Object.fromEntries(states) });
    return [status === "failed" ? 503 : 200, body];
  }

  onClose = (hook: (reason: string) => unknown): void => {
    this.#hooks.push(hook);
  };

  handleSignals = (): void => {
    const first = (signal: string): void => {
      for (const name of ["SIGTERM", "SIGINT"]) {
        process.off(name, first);
        process.on(name, () => void this.#options.exit(1));
      }
      void this.shutdown(signal).then(this.#options.exit);
    };
    process.on("SIGTERM", first);
    process.on("SIGINT", first);
  };
}

export function createShutdown(server: http.Server, options: Options = {}): Lifecycle {
  return new Lifecycle(server, options);
}
