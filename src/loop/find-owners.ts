import { splitLines } from "./split-lines.ts";
import type { Step } from "./trace.ts";

/** For each line of standard output, the step that began it. */
export function findOwners(steps: readonly Step[]): Step[] {
  const owners: Step[] = [];
  let text = "";
  for (const step of steps) {
    for (const print of step.prints) {
      if (print.stream !== "out") continue;
      text += print.text;
      const lines = splitLines(text).length;
      while (owners.length < lines) owners.push(step);
    }
  }
  return owners;
}
