import type { Step } from "./trace.ts";

/** For each line of standard output, the step that began it. */
export function findOwners(steps: readonly Step[]): Step[] {
  const owners: Step[] = [];
  let isBegun = false;
  for (const step of steps) {
    for (const text of step.prints.flatMap(listOutput)) {
      if (!isBegun) owners.push(step);
      isBegun = !text.endsWith("\n");
    }
  }
  return owners;
}

/** The lines of what was printed to standard output, each with its end, if it has one. */
function listOutput({ stream, text }: Step["prints"][number]): string[] {
  return stream === "out" ? (text.match(/[^\n]*\n|[^\n]+$/g) ?? []) : [];
}
