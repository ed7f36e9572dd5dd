import { TrainerError } from "../../errors.ts";
import type { TestOptions } from "./test-options.ts";

/** Pairs that contradict each other, as they are typed. */
const CONFLICTS = [
  ["--all", "a slug"],
  ["--all", "--file"],
  ["--all", "--only"],
  ["--all", "--stage"],
  ["--all", "--watch"],
  ["--only", "--stage"],
  ["--only", "--all-stages"],
  ["--stage", "--all-stages"],
] as const;

/**
 * Refuses options that contradict each other, for one of them would be left out in silence.
 *
 * @throws TrainerError `BAD_USAGE` that names the first such pair.
 */
export function rejectConflicts(slug: string | undefined, options: TestOptions): void {
  const given = new Map<string, boolean>([
    ["a slug", slug !== undefined],
    ["--all", options.all === true],
    ["--file", options.file !== undefined],
    ["--only", options.only !== undefined],
    ["--stage", options.stage !== undefined],
    ["--watch", options.watch === true],
    ["--all-stages", options.allStages === true],
  ]);
  if (options.poll === true && options.watch !== true) {
    throw new TrainerError("BAD_USAGE", "`--poll` works only together with `--watch`.", {
      hint: "Add `--watch`, or leave out `--poll`.",
    });
  }
  const found = CONFLICTS.find((pair) => pair.every((name) => given.get(name) === true));
  if (found === undefined) return;
  const [one, other] = found.map((name) => (name === "a slug" ? name : `\`${name}\``));
  throw new TrainerError("BAD_USAGE", `${one ?? ""} and ${other ?? ""} cannot be used together.`, {
    hint: "Leave out one of the two; `trainer test --help` explains both.",
  });
}
