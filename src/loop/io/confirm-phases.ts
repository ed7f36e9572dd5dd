import { randomBytes } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { comparePhases } from "../compare-phases.ts";
import type { PhaseComparison } from "../compare-phases.ts";
import { parseNodeEvents } from "../parse-node-events.ts";
import { parseEvents } from "../reduce/parse-events.ts";
import { walkEvents } from "../reduce/walk.ts";
import { recordRun } from "./record-run.ts";
import type { TracedSnippet } from "./trace-snippet.ts";

/** Runs a traced snippet again while Node writes its own trace events, and compares the two. */
export async function confirmPhases({ bench, runnable }: TracedSnippet): Promise<PhaseComparison> {
  const file = join(bench.scratch, `${randomBytes(6).toString("hex")}.events.json`);
  const flags = [
    ...["--trace-event-file-pattern", file],
    ...["--trace-event-categories", "node.environment,node.async_hooks"],
  ];
  const { events } = await recordRun({ ...bench, flags }, runnable);
  const walk = walkEvents(parseEvents(events).threads.get(0) ?? []);
  return comparePhases(walk, parseNodeEvents(take(file)));
}

function take(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // A process that is killed writes none.
    return "";
  } finally {
    rmSync(file, { force: true });
  }
}
