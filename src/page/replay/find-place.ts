import type { Phase, Step } from "../../loop/trace.ts";

/** The phases of a turn, clockwise from the top. */
export const RING: readonly Phase[] = ["timers", "pending", "poll", "check", "close"];

/** Where a step is on the ring. */
export interface Place {
  /** The phase whose callback runs, or whose queues are emptied. */
  host: Phase;
  /** How far the token has come, in degrees; it only grows. */
  angle: number;
  /** Inside of the ring: in the queue of ticks or of microtasks. */
  depth: "ring" | "nextTick" | "microtask";
}

/** Where the script stands outside of the ring, and where the process ends. */
export const ANGLES: Record<string, number> = {
  ...{ timers: -90, pending: -18, poll: 54, check: 126, close: 198 },
  ...{ main: -135, process: 90 },
};

/** The place of each step. The token goes clockwise, so it is seen that the loop turns. */
export function findPlaces(steps: readonly Step[]): Place[] {
  const places: Place[] = [];
  let host: Phase = "main";
  let angle = ANGLES["main"] ?? 0;
  for (const { phase } of steps) {
    const depth = phase === "nextTick" || phase === "microtask" ? phase : "ring";
    if (depth === "ring" && phase !== host) {
      angle = goOn(angle, ANGLES[phase] ?? 0);
      host = phase;
    }
    places.push({ host, angle, depth });
  }
  return places;
}

function goOn(from: number, to: number): number {
  const ahead = (((to - from) % 360) + 360) % 360;
  return from + ahead;
}
