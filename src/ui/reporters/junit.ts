import type { RequirementResult, Verdict } from "../../judge/verdict.ts";
import type { ReporterView, Untested } from "./reporter.ts";

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
 * error, so that readers which only count cases see it. It keeps to the schema that most readers
 * share (github.com/windyroad/JUnit-Schema), which wants every one of these attributes.
 */
export function reportJunit(
  verdict: Verdict,
  view: Pick<ReporterView, "challengeTitle" | "at">,
): string {
  return `${HEAD}\n${writeSuite(verdict, view, {})}`;
}

/** Several verdicts as one JUnit document. */
export function joinJunit({
  reports,
  untested,
  at,
}: {
  reports: readonly { verdict: Verdict; view: Pick<ReporterView, "challengeTitle" | "at"> }[];
  untested: readonly Pick<Untested, "challenge" | "title" | "message">[];
  at: Date;
}): string {
  const suites = reports.map(({ verdict, view }, id) =>
    writeSuite(verdict, view, { id: String(id), package: verdict.challenge }),
  );
  for (const one of untested) suites.push(writeUntested(one, at, String(suites.length)));
  return `${HEAD}\n<testsuites>\n${suites.join("")}</testsuites>\n`;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

function writeSuite(
  verdict: Verdict,
  view: Pick<ReporterView, "challengeTitle" | "at">,
  place: Record<string, string>,
): string {
  const { requirements, challenge } = verdict;
  const broken = verdict.status === "broken";
  const suite = writeAttributes({
    ...place,
    name: view.challengeTitle,
    timestamp: view.at.toISOString().slice(0, 19),
    hostname: "localhost",
    tests: String(requirements.length + (broken ? 1 : 0)),
    failures: String(count(requirements, "missed")),
    errors: broken ? "1" : "0",
    skipped: String(count(requirements, "not-reached")),
    time: seconds(verdict.durationMs),
  });
  const properties = [
    ["file", verdict.file],
    ["node", verdict.node],
  ].map(([name = "", value = ""]) => `    <property${writeAttributes({ name, value })}/>`);
  const cases = requirements.map((requirement) => writeCase(requirement, challenge));
  if (broken) cases.push(writeError(verdict));
  return [
    `<testsuite${suite}>`,
    "  <properties>",
    ...properties,
    "  </properties>",
    ...cases.map((text) => `  ${text}`),
    `  <system-out>${escapeText(verdict.output.text)}</system-out>`,
    "  <system-err/>",
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
      return `${open}><skipped/></testcase>`;
    case "missed":
      return `${open}>${writeFailure(requirement)}</testcase>`;
  }
}

function writeFailure({ finding }: RequirementResult): string {
  if (finding === null) return '<failure type="missed" message="not met"/>';
  const { message, expected, received, location, mistake } = finding;
  const lines = [
    message,
    ...(expected === undefined ? [] : [`expected: ${expected}`]),
    ...(received === undefined ? [] : [`received: ${received}`]),
    ...(location === undefined ? [] : [`at ${location.file}:${location.line}:${location.column}`]),
    ...(mistake === undefined ? [] : [mistake]),
  ];
  return `<failure${writeAttributes({ type: "missed", message })}>${escapeText(lines.join("\n"))}</failure>`;
}

/** A suite of one case, the run, which did not come to a verdict. */
function writeUntested(
  { challenge, title, message }: Pick<Untested, "challenge" | "title" | "message">,
  at: Date,
  id: string,
): string {
  const counts = { tests: "1", failures: "0", errors: "1", skipped: "0", time: "0.000" };
  const suite = writeAttributes({
    ...{ id, package: challenge, name: title, timestamp: at.toISOString().slice(0, 19) },
    ...{ hostname: "localhost", ...counts },
  });
  const open = `<testcase${writeAttributes({ classname: challenge, name: "the run", time: "0.000" })}>`;
  const error = writeAttributes({ type: "untested", message });
  return [
    `<testsuite${suite}>`,
    "  <properties/>",
    `  ${open}<error${error}>${escapeText(message)}</error></testcase>`,
    "  <system-out/>",
    "  <system-err/>",
    "</testsuite>",
    "",
  ].join("\n");
}

function writeError({ challenge, message, reason, stuckAt }: Verdict): string {
  const open = `<testcase${writeAttributes({ classname: challenge, name: "the run", time: "0.000" })}>`;
  const sentence = message ?? "The test run did not finish.";
  const error = writeAttributes({ type: reason ?? "broken", message: sentence });
  const place = stuckAt === null ? "" : `\nat ${stuckAt.file}:${stuckAt.line}:${stuckAt.column}`;
  return `${open}<error${error}>${escapeText(sentence + place)}</error></testcase>`;
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
