import type { Attempt } from "./attempt.ts";
import { findPosition } from "./imports.ts";
import type { SourceFacts } from "./imports.ts";
import { findLearnerFrame } from "./stack-place.ts";

/** A fault of syntax in a file, and where. */
interface LateFault {
  message: string;
  offset: number;
}

/**
 * Adds the place to a fault of syntax that V8 found while it loaded the learner's files, for V8 says no
 * more than what it is. A fault that `find` sees somewhere counts only if it speaks of the same.
 */
export function placeLateSyntax(
  loadErrors: Attempt["loadErrors"],
  sources: readonly SourceFacts[],
  find: (source: SourceFacts) => LateFault | null,
): Attempt["loadErrors"] {
  const [error, ...others] = loadErrors;
  if (error === undefined || error.name !== "SyntaxError") return [...loadErrors];
  const files = sources.map(({ path }) => path);
  if (findLearnerFrame(error.stack, files) !== null) return [...loadErrors];
  for (const source of sources) {
    const fault = find(source);
    if (fault === null || !isSame(fault.message, error.message)) continue;
    const { line, column } = findPosition(source.text, fault.offset);
    const stack = `${error.name}: ${error.message}\n    at ${source.path}:${line}:${column}`;
    return [{ ...error, stack }, ...others];
  }
  return [...loadErrors];
}

/** Whether both sentences name the same thing, or name nothing. */
function isSame(one: string, other: string): boolean {
  const named = nameIn(other);
  return named === null ? nameIn(one) === null : one.includes(named) || nameIn(one) === null;
}

function nameIn(message: string): string | null {
  return /['"`]([^'"`]+)['"`]/.exec(message)?.[1] ?? null;
}
