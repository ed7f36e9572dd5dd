import { readFileSync } from "node:fs";
import { parseWork } from "../parse-work.ts";
import type { Work } from "../fair-time.ts";

/** What the system says of a process's main thread; `null` where it does not tell, as outside of Linux. */
export function readWork(pid: number): Work | null {
  if (process.platform !== "linux") return null;
  try {
    const state = readFileSync(`/proc/${pid}/stat`, "utf8");
    return parseWork(state, readFileSync(`/proc/${pid}/schedstat`, "utf8"));
  } catch {
    return null;
  }
}
