import type {
  Debrief,
  EarlierInterview,
  NamedMistake,
  PuzzleAnswer,
  RequirementRow,
  SignalLevel,
  StageRows,
} from "../../interview/debrief.ts";
import { countNoun } from "../text/count-noun.ts";
import { formatClock } from "./format-clock.ts";
import { writeRow } from "../markdown/write-row.ts";
import { HELD } from "./words.ts";
import { line, quote } from "./write-line.ts";
import { writeSpoken } from "./write-spoken.ts";

/** A debrief as Markdown: to read on the screen, or in a file. */
export function writeDebrief(debrief: Debrief): string {
  const sections = [
    writeHead(debrief),
    ...[writeSignals(debrief), writePractice(debrief), writeTimeLine(debrief)],
    ...[writeStages(debrief), writeMistakes(debrief), writeNotAsked(debrief)],
    ...[writeSpoken(debrief), writePuzzle(debrief.puzzle), writeReference(debrief)],
    ...[writeCalibration(debrief), writeBefore(debrief)],
  ];
  return `${sections.filter((text) => text !== "").join("\n\n")}\n`;
}

function writeHead(debrief: Debrief): string {
  const { challenge, result, because, reached, level, minutes, seed, usedMs, pauses, end } =
    debrief;
  const focus = debrief.focus === null ? "" : `, focus ${debrief.focus}`;
  const waited =
    pauses.count === 0
      ? ""
      : `, ${countNoun(pauses.count, "pause")} of ${formatClock(pauses.ms)} not counted`;
  return [
    `# Mock interview: ${line(challenge.title)}`,
    `**${upperFirst(result)}.** ${line(because)} You were measured as a ${level}. Level reached: ${reached ?? "none yet"}.`,
    `${debrief.interview.slice(0, 16).replace("T", " ")} UTC, ${minutes} minutes, seed ${seed}${focus}. It took ${formatClock(usedMs)}${waited}.${end === "stopped" ? " It was ended early." : ""}`,
  ].join("\n\n");
}

function writeSignals({ signals }: Debrief): string {
  const rows = signals.map(({ title, level, evidence }) =>
    writeRow([title, tellLevel(level), evidence.map(line).join(" ")]),
  );
  return [
    "## Signals",
    "",
    writeRow(["Signal", "Level", "Evidence"]),
    "|---|---|---|",
    ...rows,
  ].join("\n");
}

function tellLevel(level: SignalLevel | null): string {
  return level ?? "not measured";
}

function writePractice({ practise }: Debrief): string {
  const { title, why, command } = practise;
  return `## Practise this\n\n**${line(title)}.** ${line(why)} Run \`trainer ${command.join(" ")}\`.`;
}

function writeTimeLine({ timeLine, marks, parts, challenge }: Debrief): string {
  const { firstRunMs, stages, runs, hints, longestSilence } = marks;
  const at = (ms: number | null): string => (ms === null ? "never" : formatClock(ms));
  const facts = [
    `First run: ${at(firstRunMs)}`,
    ...(challenge.kind === "solve"
      ? stages.map(({ n, greenMs }) => `Stage ${n} met: ${at(greenMs)}`)
      : []),
    `${countNoun(runs, "run")}, ${countNoun(hints, "hint")}`,
    ...(longestSilence === null
      ? []
      : [
          `Longest time without a run: ${formatClock(longestSilence.ms)}, from ${formatClock(longestSilence.fromMs)}`,
        ]),
  ];
  const used = parts.map(({ title, limitMs, usedMs }) =>
    writeRow([title, usedMs === null ? "not reached" : formatClock(usedMs), formatClock(limitMs)]),
  );
  return [
    "## Time",
    "",
    ...facts.map((fact) => `- ${fact}`),
    "",
    writeRow(["Part", "Took", "Limit"]),
    "|---|---|---|",
    ...used,
    "",
    ...timeLine.map(({ clockMs, text }) => `- ${formatClock(clockMs)} ${line(text)}`),
  ].join("\n");
}

function writeStages({ stages, challenge }: Debrief): string {
  if (stages.every(({ status }) => status === "locked"))
    return challenge.kind === "solve" ? "## Requirements\n\nThe code was never judged." : "";
  return ["## Requirements", ...stages.map(writeStage)].join("\n\n");
}

function writeStage({ n, title, status, met, total, requirements }: StageRows): string {
  const head = `### Stage ${n}: ${line(title)}`;
  if (status === "locked") return `${head}\n\n${countNoun(total, "requirement")}, not run.`;
  return `${head}\n\n${met} of ${total} met.\n\n${requirements.map(writeRequirement).join("\n")}`;
}

function writeRequirement({ title, outcome, regressed, message }: RequirementRow): string {
  const word = { met: "met", missed: "not met", "not-reached": "not run" }[outcome];
  const more = outcome === "missed" && message !== null ? `. The test says: ${line(message)}` : "";
  return `- ${regressed ? "met before, not met now" : word}: ${line(title)}${more}`;
}

function writeMistakes({ mistakes }: Debrief): string {
  if (mistakes.length === 0) return "";
  const tell = ({ says, line: number, code }: NamedMistake): string => {
    const place =
      number === null ? "" : `Line ${number}${code === null ? "" : `, ${quote(code)}`}: `;
    return `- ${place}${line(says)}`;
  };
  return `## Mistakes in your code\n\n${mistakes.map(tell).join("\n")}`;
}

function writeNotAsked({ notAsked, asked }: Debrief): string {
  const back = asked.unworded === 0 ? "" : ` ${tellUnworded(asked.unworded)}`;
  const typed =
    asked.typed.length === 0
      ? ""
      : `You typed:\n\n${asked.typed.map((text) => `- ${line(text)}`).join("\n")}\n\n`;
  const head = `## Questions\n\n${typed}You asked ${asked.ticked} of ${asked.of} useful questions.${back}`;
  if (asked.left.length === 0) return head;
  const costs = new Map(notAsked.map(({ question, title }) => [question, title]));
  const rows = asked.left.map(({ question, answer }) => {
    const title = costs.get(question);
    const cost = title === undefined ? "" : ` You did not meet: ${line(title)}`;
    return `- ${line(question)} ${line(answer)}${cost}`;
  });
  return `${head} You did not ask:\n\n${rows.join("\n")}`;
}

/** What is said of ticks that no words were given for. */
export function tellUnworded(count: number): string {
  return `${countNoun(count, "tick")} without words ${count === 1 ? "was" : "were"} taken back.`;
}

function writePuzzle(puzzle: PuzzleAnswer | null): string {
  if (puzzle === null) return "";
  const { title, predicted, printed, verdict, explained } = puzzle;
  const word = {
    exact: "exact",
    possible: "possible, but it did not happen",
    impossible: "not possible",
    unseen: "not what any run printed",
  }[verdict];
  return [
    `## Order puzzle: ${line(title)}`,
    `Your prediction was ${word}.`,
    [
      "```text",
      `predicted: ${predicted.join(", ")}`,
      `printed:   ${printed.join(", ")}`,
      "```",
    ].join("\n"),
    ...(explained === null
      ? []
      : [
          `Why ${quote(explained.line)} comes there: ${line(explained.rule)} ${explained.correct ? "You said so." : "You gave another rule."}`,
        ]),
  ].join("\n\n");
}

function writeReference({ reference, challenge }: Debrief): string {
  if (reference.length === 0) return "";
  const lines = reference.map((text) => `- ${line(text)}`);
  const more = `\`trainer solution ${challenge.slug} --reveal\` shows all of it, and counts as having seen it.`;
  return `## What the reference solution does\n\n${lines.join("\n")}\n\n${more}`;
}

function writeCalibration({ calibration }: Debrief): string {
  const { sureRight, sureWrong, unsureRight, unsureWrong, says } = calibration;
  return [
    "## How sure you were",
    sureRight + sureWrong + unsureRight + unsureWrong === 0 ? line(says) : `${line(says)} ${HELD}`,
    [
      writeRow(["", "answer held", "it did not"]),
      "|---|---|---|",
      writeRow(["sure", String(sureRight), String(sureWrong)]),
      writeRow(["unsure", String(unsureRight), String(unsureWrong)]),
    ].join("\n"),
  ].join("\n\n");
}

function writeBefore({ before, result, signals, challenge, level, minutes }: Debrief): string {
  if (before.length === 0) return "";
  const titles = signals.map(({ title }) => title);
  const own = writeRow([
    ...["this one", `${challenge.slug}, ${level}, ${minutes} min`, result],
    ...signals.map((one) => tellLevel(one.level)),
  ]);
  const rows = before.map((one) => writeRow([one.interview.slice(0, 10), ...describeEarlier(one)]));
  const head = ["Day", "Interview", "Result", ...titles];
  return [
    "## Beside the last ones",
    [writeRow(head), `|${"---|".repeat(head.length)}`, own, ...rows].join("\n"),
  ].join("\n\n");
}

function describeEarlier({
  challenge,
  level,
  minutes,
  result,
  signals,
}: EarlierInterview): string[] {
  const { clarifies, correctness, robustness, runtime, explains } = signals;
  const levels = [clarifies, correctness, robustness, runtime, explains].map(tellLevel);
  return [`${challenge}, ${level}, ${minutes} min`, result, ...levels];
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
