import { closeSync, existsSync, fstatSync, openSync, renameSync, writeSync } from "node:fs";

interface Options {
  path: string;
  maxBytes?: number;
  maxFiles?: number;
  daily?: boolean;
  now?: () => number;
  maxQueue?: number;
  reopenOn?: NodeJS.Signals;
}

/** Blocks until the line is written, so that nothing ever waits and nothing is dropped. */
export function rotatingFile(options: Options) {
  const { reopenOn, now = Date.now } = options;
  const { append, release } = makeWriter(options);
  let closed = false;
  if (reopenOn !== undefined) process.on(reopenOn, release);
  return {
    async write(line: string): Promise<void> {
      if (closed) throw new Error("closed");
      append(line, new Date(now()).toISOString().slice(0, 10));
    },
    async reopen(): Promise<void> {
      release();
    },
    async close(): Promise<void> {
      closed = true;
      if (reopenOn !== undefined) process.off(reopenOn, release);
      release();
    },
  };
}

function makeWriter({ path, maxBytes = Infinity, maxFiles = 5, daily = false }: Options) {
  let fd: number | undefined;
  let lastDay = "";

  const release = (): void => {
    if (fd !== undefined) closeSync(fd);
    fd = undefined;
  };
  const acquire = (): number => {
    if (fd !== undefined) return fd;
    fd = openSync(path, "a");
    lastDay = fstatSync(fd).mtime.toISOString().slice(0, 10);
    return fd;
  };
  const rotate = (): void => {
    release();
    for (let n = maxFiles; n >= 1; n -= 1) {
      const from = n === 1 ? path : `${path}.${n - 1}`;
      if (existsSync(from)) renameSync(from, `${path}.${n}`);
    }
  };
  const append = (line: string, today: string): void => {
    const bytes = Buffer.from(line, "utf8");
    const { size } = fstatSync(acquire());
    const isNewDay = daily && today !== lastDay;
    if (size > 0 && (isNewDay || size + bytes.length > maxBytes)) rotate();
    const target = acquire();
    for (let at = 0; at < bytes.length;) at += writeSync(target, bytes, at);
    lastDay = today;
  };
  return { append, release };
}
