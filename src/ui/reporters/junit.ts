import type { RequirementResult, Verdict } from "../../judge/verdict.ts";
import type { ReporterView } from "./reporter.ts";

/** What XML 1.0 cannot hold, not even escaped. */
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&apos;"],
  ["\t", "&#9;"],
  ["\n", "&#10;"],
  ["\r", "&#13;"],
]);

/**
 * The verdict as JUnit XML: a case for each requirement. A broken run has one more case, with the
 * error, so that readers which only count cases see it.
 */
export function reportJunit(verdict: Verdict, view: Pick<ReporterView, "challengeTitle">): string {
  const { requirements, challenge } = verdict;
  const broken = verdict.status === "broken";
  const suite = writeAttributes({
    name: view.challengeTitle,
    tests: String(requirements.length + (broken ? 1 : 0)),
    failures: String(count(requirements, "missed")),
    errors: broken ? "1" : "0",
    skipped: String(count(requirements, "not-reached")),
    time: seconds(verdict.durationMs),
    file: verdict.file,
  });
  const cases = requirements.map((requirement) => writeCase(requirement, challenge));
  if (broken) cases.push(writeError(verdict));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite${suite}>`,
    ...cases.map((text) => `  ${text}`),
    ...writeOutput(verdict),
    "</testsuite>",
    "",
  ].join("\n");
}

function count(requirements: readonly RequirementResult[], outcome: string): number {
  return requirements.filter((requirement) => requirement.outcome === outcome).length;
}

function writeCase(requirement: RequirementResult, challenge: string): string {
  const name = `${requirement.id}: ${requirement.title}`;
  const time = seconds(requirement.durationMs);
  const open = `<testcase${writeAttributes({ classname: challenge, name, time })}`;
  switch (requirement.outcome) {
    case "met":
      return `${open}/>`;
    case "not-reached":
      return `${open}><skipped message="not reached"/></testcase>`;
    case "missed":
      return `${open}>${writeFailure(requirement)}</testcase>`;
  }
}

function writeFailure({ finding }: RequirementResult): string {
  if (finding === null) return '<failure message="missed"/>';
  const { message, expected, received, location, mistake } = finding;
  const lines = [
    message,
    ...(expected === undefined ? [] : [`expected: ${expected}`]),
    ...(received === undefined ? [] : [`received: ${received}`]),
    ...(location === undefined ? [] : [`at ${location.file}:${location.line}:${location.column}`]),
    ...(mistake === undefined ? [] : [mistake]),
  ];
  return `<failure${writeAttributes({ message })}>${escapeText(lines.join("\n"))}</failure>`;
}

function writeError({ challenge, message, reason, stuckAt }: Verdict): string {
  const open = `<testcase${writeAttributes({ classname: challenge, name: "the run", time: "0.000" })}>`;
  const sentence = message ?? "The run did not end by itself.";
  const error = writeAttributes({ type: reason ?? "broken", message: sentence });
  const place = stuckAt === null ? "" : `\nat ${stuckAt.file}:${stuckAt.line}:${stuckAt.column}`;
  return `${open}<error${error}>${escapeText(sentence + place)}</error></testcase>`;
}

function writeOutput({ output }: Verdict): string[] {
  return output.text === "" ? [] : [`  <system-out>${escapeText(output.text)}</system-out>`];
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

function writeAttributes(attributes: Record<string, string>): string {
  const pairs = Object.entries(attributes);
  return pairs.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join("");
}

function escapeAttribute(text: string): string {
  return text.replace(ILLEGAL, "").replace(/[&<>"'\t\n\r]/g, replaceSign);
}

function escapeText(text: string): string {
  return text.replace(ILLEGAL, "").replace(/[&<>\r]/g, replaceSign);
}

function replaceSign(sign: string): string {
  return ENTITIES.get(sign) ?? sign;
}
