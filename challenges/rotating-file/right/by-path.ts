import { appendFile, rename, stat } from "node:fs/promises";

export interface Options {
  path: string;
  maxBytes?: number;
  maxFiles?: number;
  daily?: boolean;
  now?: () => number;
  maxQueue?: number;
  reopenOn?: NodeJS.Signals;
}
/** Appends one line at a time, and lets the file go. */
export interface Store {
  append: (line: string, day: number) => Promise<void>;
  release: () => Promise<void>;
}
type Job = { work: () => Promise<void>; settle: (error?: unknown) => void };

/** Opens the file for each line, so that there is nothing to reopen. */
export function rotatingFile(options: Options) {
  return assemble(makeStore(options), options);
}

export const dayOf = (time: number): number => new Date(time).setUTCHours(0, 0, 0, 0);

const unlessMissing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== "ENOENT") throw error;
};

function makeStore({ path, maxBytes, maxFiles = 5, daily = false }: Options): Store {
  let lastDay: number | undefined;
  return {
    release: async () => undefined,
    async append(line, day) {
      const there = await stat(path).catch(unlessMissing);
      if (there !== undefined && there.size > 0) {
        const isFull = maxBytes !== undefined && there.size + Buffer.byteLength(line) > maxBytes;
        const isPast = daily && (lastDay ?? dayOf(there.mtimeMs)) !== day;
        if (isFull || isPast) await moveUp(path, maxFiles);
      }
      await appendFile(path, line, "utf8");
      lastDay = day;
    },
  };
}

/** Gives the file and each old one the next number. */
export async function moveUp(path: string, maxFiles: number): Promise<void> {
  const names = [path];
  for (let number = 1; number <= maxFiles; number += 1) names.push(`${path}.${number}`);
  while (names.length > 1) {
    const to = names.pop() ?? "";
    await rename(names.at(-1) ?? "", to).catch(unlessMissing);
  }
}

/** A list of jobs, and one worker that empties it. */
export function assemble(store: Store, { now = Date.now, maxQueue = 100, reopenOn }: Options) {
  const queue: Job[] = [];
  let worker: Promise<void> | undefined;
  let waiting = 0;
  let closed = false;

  const run = async (): Promise<void> => {
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
      await job.work().then(() => job?.settle(), job.settle);
    }
    worker = undefined;
  };
  const schedule = (work: Job["work"]): Promise<void> =>
    new Promise((resolve, reject) => {
      queue.push({ work, settle: (error) => (error === undefined ? resolve() : reject(error)) });
      worker ??= run();
    });
  const reopen = (): Promise<void> => schedule(store.release);
  const onSignal = (): void => void reopen().catch(() => undefined);
  if (reopenOn) process.on(reopenOn, onSignal);
  return {
    reopen,
    async write(line: string): Promise<void> {
      if (closed) throw new Error("closed");
      if (waiting >= maxQueue) throw Object.assign(new Error("full"), { code: "QUEUE_FULL" });
      const day = dayOf(now());
      waiting += 1;
      await schedule(() => store.append(line, day)).finally(() => (waiting -= 1));
    },
    async close(): Promise<void> {
      closed = true;
      if (reopenOn) process.off(reopenOn, onSignal);
      await reopen();
    },
  };
}
