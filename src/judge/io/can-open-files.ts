import { closeSync, openSync } from "node:fs";
import { devNull } from "node:os";

/** How many files a run needs at once, with room for what the code itself opens. */
const NEEDED = 100;

/** Whether the system lets this process, and what it starts, open as many files as a run needs. */
export function canOpenFiles(): boolean {
  const open: number[] = [];
  try {
    while (open.length < NEEDED) open.push(openSync(devNull, "r"));
    return true;
  } catch {
    return false;
  } finally {
    for (const descriptor of open) closeSync(descriptor);
  }
}
