/** What is going on with files, told by Node's own hooks, so that no test depends on luck. */
import { createHook } from "node:async_hooks";
import { onTestFinished } from "vitest";
import { sleep, turn } from "../../kit.ts";

/** An operation that never ends was refused before it began; Node does not say so. */
const LONGEST_MS = 1000;

/** The operations that have begun and not ended, and what each of them is. */
const open = new Map<number, string>();

const hook = createHook({
  init(id, type) {
    if (type.startsWith("FSREQ") || type === "FILEHANDLECLOSEREQ") open.set(id, type);
  },
  after(id) {
    open.delete(id);
  },
});

/** Watches all operations on files until the test ends. */
export function watchFiles(): void {
  open.clear();
  hook.enable();
  onTestFinished(() => void hook.disable());
}

/** How many files are being opened, read, written or renamed. */
export function filesInUse(): number {
  return [...open.values()].filter((type) => type.startsWith("FSREQ")).length;
}

/** Waits until all promises have settled and all operations on files have ended. */
export async function calm(): Promise<void> {
  await turn();
  for (let round = 0; open.size > 0; round += 1) {
    await (round < 3 ? turn() : sleep(1));
    if (round >= LONGEST_MS) open.clear();
  }
}
