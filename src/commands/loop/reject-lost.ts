import { tmpdir } from "node:os";
import { TrainerError } from "../../errors.ts";
import type { TracedSnippet } from "../../loop/io/trace-snippet.ts";

/** What Node says of a system call that failed. */
const REASON = /\b(E[A-Z]{3,}: [^,\n]+)/;

/**
 * Refuses to say anything about a run that could not be written down: it is the lab that has failed.
 *
 * @throws TrainerError `NOT_RECORDED`.
 */
export function rejectLost(name: string, { lost, stderr }: TracedSnippet): void {
  if (lost === null) return;
  const [, reason = `the ${lost} of the run is missing`] = REASON.exec(stderr) ?? [];
  const message = `What \`${name}\` does could not be written down: ${reason}.`;
  const hint = `Make room in \`${tmpdir()}\`, or set TMPDIR to another folder, and type the command again.`;
  throw new TrainerError("NOT_RECORDED", message, { hint });
}
