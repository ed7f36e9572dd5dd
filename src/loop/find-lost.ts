import { parseEvents } from "./reduce/parse-events.ts";
import type { End } from "./trace.ts";

/** Which part of a run the tracer has not written down. */
export type Lost = "beginning" | "end";

/**
 * What is missing from a recording that the tracer makes of every run: the record with which it
 * begins and, of a run that was not ended from outside, the one with which it ends. Nothing may be
 * said about a run of which either is missing.
 */
export function findLost(events: string, { exit, stopped }: End): Lost | null {
  const main = parseEvents(events).threads.get(0) ?? [];
  if (!main.some(({ k }) => k === "start")) return "beginning";
  if (exit === null || stopped !== null) return null;
  return main.some(({ k }) => k === "exit" || k === "cap") ? null : "end";
}
