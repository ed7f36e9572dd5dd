import type { TracerConfig } from "../../event.ts";

/** The settings that the trainer handed over; they were written by itself. */
export function readConfig(text: string): TracerConfig {
  const value: TracerConfig = JSON.parse(text);
  return value;
}
