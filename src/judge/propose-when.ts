import { hasPassingValue } from "../catalog/passing-values.ts";
import { escapePattern } from "../text/escape-pattern.ts";
import { describeFinding } from "./diagnosis.ts";
import type { Finding, RequirementResult, Verdict } from "./verdict.ts";

/**
 * For each missed requirement that others miss too, a text that tells this mistake from them: a line
 * of its finding that none of theirs contains and that comes again with each run. A requirement
 * without such a line is left out.
 */
export function proposeWhen(
  { requirements }: Verdict,
  others: readonly Verdict[],
): Record<string, RegExp> {
  const when: Record<string, RegExp> = {};
  for (const { id, finding } of requirements) {
    const rivals = others.flatMap((other) => describeRow(other.requirements, id));
    if (finding === null || rivals.length === 0) continue;
    const own = listLines(finding).find((line) => !rivals.some((rival) => rival.includes(line)));
    if (own !== undefined) when[id] = new RegExp(escapePattern(own));
  }
  return when;
}

function describeRow(rows: readonly RequirementResult[], id: string): string[] {
  const finding = rows.find((row) => row.id === id)?.finding ?? null;
  return finding === null ? [] : [describeFinding(finding)];
}

/** What a pattern may be, the most telling first: the sentence, what came, what was expected. */
function listLines({ message, expected, received }: Finding): string[] {
  const texts = [
    message,
    ...(received === undefined ? [] : [`received: ${received}`]),
    ...(expected === undefined ? [] : [`expected: ${expected}`]),
  ];
  const lines = texts.flatMap((text) => text.split("\n")).map((line) => line.trim());
  return lines.filter((line) => /\w/.test(line) && !hasPassingValue(line));
}
