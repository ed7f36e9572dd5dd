import { readFile } from "node:fs/promises";

const INTERVAL_MS = 100;
const PAGE_BYTES = 4096;

/** What a process may take, and what to do when it takes more. */
interface MemoryWatch {
  pid: number;
  bytes: number;
  onExceeded: () => void;
}

/**
 * Watches the memory that a process really takes, its buffers included, which V8's own limit does
 * not count. Only Linux tells; elsewhere nothing is watched. Returns how to end the watch.
 */
export function watchMemory({ pid, bytes, onExceeded }: MemoryWatch): () => void {
  const look = async (): Promise<void> => {
    const text = await readFile(`/proc/${pid}/statm`, "utf8").catch(() => "");
    const pages = Number(text.split(" ")[1] ?? 0);
    if (pages * PAGE_BYTES > bytes) onExceeded();
  };
  if (process.platform !== "linux") return () => undefined;
  const timer = setInterval(() => void look(), INTERVAL_MS);
  return () => clearInterval(timer);
}
