import type { Leak, TypeReport, Verdict } from "../../../judge/verdict.ts";
import { sanitizeOutput } from "../../sanitize.ts";
import { carryStyle } from "../../text/carry-style.ts";
import { countNoun } from "../../text/count-noun.ts";
import { cutText } from "../../text/cut.ts";
import { chopText, wrapText } from "../../text/wrap.ts";
import { NARROW, type View } from "../../view.ts";
import { sayText } from "../../text/say.ts";
import type { ReporterView } from "../reporter.ts";

const MOST_TYPE_ERRORS = 3;
const MOST_OUTPUT_LINES = 10;
/** No terminal shows more of a line; measuring all of a huge one takes long. */
const LONGEST_LINE = 2000;
const LABEL = 9;

/** What stands beside the requirements: types, what was left running, what was printed. */
export function writeNotes(verdict: Verdict, view: ReporterView): string[] {
  return [
    ...(view.typesPending ? [writePending(view)] : writeTypes(verdict.types, view)),
    ...writeLeaks(verdict.leaks, view),
    ...writeOutput(verdict, view),
  ];
}

function writePending({ style }: View): string {
  return label(style.quiet(style.symbols.notReached), "types") + style.quiet("being checked");
}

function writeTypes({ status, errors }: TypeReport, view: View): string[] {
  const { style, width } = view;
  const { met, warn, notReached } = style.symbols;
  switch (status) {
    case "ok":
      return [`${label(style.good(met), "types")}ok`];
    case "skipped":
      return [label(style.quiet(notReached), "types") + style.quiet("not checked")];
    case "errors": {
      const head = label(style.warn(warn), "types") + countNoun(errors.length, "error");
      const lines = errors.slice(0, MOST_TYPE_ERRORS).flatMap(({ line, column, message }) => {
        const text = sayText(message.split("\n")[0] ?? "", style);
        return wrapText(text, width, { first: `    ${line}:${column}  `, rest: "      " });
      });
      const left = errors.length - MOST_TYPE_ERRORS;
      return [head, ...lines, ...(left > 0 ? [style.quiet(`    and ${left} more`)] : [])];
    }
  }
}

function writeLeaks(leaks: readonly Leak[], view: View): string[] {
  const { style, width } = view;
  return leaks.flatMap(({ kind, detail, count, location }) => {
    const place = location && `${location.file}:${location.line}:${location.column}`;
    const made = place === undefined ? "" : `, created at ${sayText(place, style)}`;
    const which = detail === undefined ? kind : `${kind} (${sayText(detail, style)})`;
    const text = `${which}: ${count} still running${made}`;
    return wrapText(text, width, {
      first: label(style.warn(style.symbols.warn), "leaks"),
      rest: hang(width),
    });
  });
}

function writeOutput({ output, challenge }: Verdict, view: ReporterView): string[] {
  const { style, width, allOutput, mostOutput = MOST_OUTPUT_LINES, isTaken = false } = view;
  const raw = output.text.trimEnd();
  if (raw === "") return [];
  const all = raw.split("\n");
  const kept = allOutput
    ? all
    : all
        .slice(-Math.min(mostOutput, MOST_OUTPUT_LINES))
        .map((line) => line.slice(0, LONGEST_LINE));
  const lines = carryStyle(sanitizeOutput(kept.join("\n"), style).split("\n"));
  const pieces = lines.map((line) => fitLine(line.replaceAll("\t", "  "), view));
  const isFolded = all.length > kept.length || pieces.some(({ cut }) => cut);
  const fact = all.length > kept.length ? `the last ${kept.length} of ` : "";
  const limit = output.truncated ? ", cut off at the limit" : "";
  const command = isTaken ? "a" : style.code(`trainer test ${challenge} --output`);
  const way = isFolded ? `; ${command} shows the full output` : "";
  const head = `${fact}${countNoun(all.length, "line")}${limit}${way}`;
  const first = label(style.quiet(style.symbols.bullet), "printed");
  return [
    ...wrapText(head, width, { first, rest: hang(width) }),
    ...pieces
      .flatMap(({ shown }) => shown)
      .map((line) => `    ${style.quiet(style.symbols.side)} ${line}`.trimEnd()),
  ];
}

/** A printed line as it is shown: cut to the width, or in as many lines as it takes. */
function fitLine(line: string, view: ReporterView): { shown: string[]; cut: boolean } {
  const room = view.width - 6;
  if (view.allOutput) return { shown: chopText(line, room), cut: false };
  const shown = cutText(line, room, view.style.symbols.ellipsis);
  return { shown: [shown], cut: shown !== line };
}

function hang(width: number): string {
  return " ".repeat(width < NARROW ? 6 : LABEL + 4);
}

function label(sign: string, word: string): string {
  return `  ${sign} ${word.padEnd(LABEL)}`;
}
