import type { RequirementResult, Verdict } from "../../judge/verdict.ts";
import { listMissed, listWaiting, tellMissing } from "./list-told.ts";
import { summarize } from "./pretty/summary.ts";
import type { ReporterView } from "./reporter.ts";

interface Annotation {
  file: string;
  line?: number;
  col?: number;
  title: string;
}

/** The verdict as workflow commands of GitHub Actions: an annotation for each trouble, then a notice. */
export function reportGithub(
  verdict: Verdict,
  view: Pick<ReporterView, "challengeTitle" | "stages">,
): string {
  const { file } = verdict;
  // Nobody runs it again to see the rest, and a fresh journal has every stage just opened.
  const stages = { ...view.stages, opened: null };
  const waiting = listWaiting(verdict, stages);
  const types = verdict.types.errors.map(({ line, column, message }) =>
    writeCommand("warning", { file, line, col: column, title: "Type error" }, message),
  );
  const isBroken = verdict.status === "broken";
  const lines = [
    ...(isBroken ? [writeBroken(verdict)] : []),
    ...(waiting.length === 0 ? [] : [writeMissing(waiting, file)]),
    ...listMissed(verdict, stages).map((requirement) => writeMissed(requirement, file)),
    ...types,
    writeCommand(
      "notice",
      { file, title: view.challengeTitle },
      summarize(verdict, view.stages).says,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function writeBroken({ file, message, stuckAt, reason }: Verdict): string {
  const place = stuckAt === null ? {} : { line: stuckAt.line, col: stuckAt.column };
  const title = `Broken: ${reason ?? "unknown"}`;
  const sentence = message ?? "The test run did not finish.";
  return writeCommand("error", { file: stuckAt?.file ?? file, ...place, title }, sentence);
}

/** What is not there yet has no line to point at. */
function writeMissing(waiting: readonly RequirementResult[], file: string): string {
  const names = waiting.map(({ title }) => title).join("\n");
  return writeCommand("error", { file, title: tellMissing(waiting) }, names);
}

function writeMissed({ title, finding }: RequirementResult, file: string): string {
  const place = finding?.location;
  const spot = place === undefined ? {} : { line: place.line, col: place.column };
  const lines = [
    finding?.message ?? "not met",
    ...(finding?.expected === undefined ? [] : [`expected: ${finding.expected}`]),
    ...(finding?.received === undefined ? [] : [`received: ${finding.received}`]),
    ...(finding?.mistake === undefined ? [] : [finding.mistake]),
  ];
  return writeCommand("error", { file: place?.file ?? file, ...spot, title }, lines.join("\n"));
}

function writeCommand(
  level: "error" | "warning" | "notice",
  about: Annotation,
  text: string,
): string {
  const properties = Object.entries({ ...about, file: about.file.replaceAll("\\", "/") });
  const pairs = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${level} ${pairs.join(",")}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
