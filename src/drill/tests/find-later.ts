import type { LaterMember } from "./suite-report.ts";
import type { TestFailure } from "./test-failure.ts";

/** What V8 says of a member that is not there. */
const ABSENT = /(\w+) is not a (?:function|constructor)/;

/** The first member that tests failed for because a later stage asks for it, or `null`. */
export function findLater(
  failures: readonly TestFailure[],
  later: ReadonlyMap<string, number>,
): LaterMember | null {
  for (const { message, received = "" } of failures) {
    const [, name = ""] = ABSENT.exec(message) ?? ABSENT.exec(received) ?? [];
    const stage = later.get(name);
    if (stage !== undefined) return { name, stage };
  }
  return null;
}
