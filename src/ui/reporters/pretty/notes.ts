import type { Leak, TypeReport, Verdict } from "../../../judge/verdict.ts";
import { sanitizeOutput } from "../../sanitize.ts";
import { carryStyle } from "../../text/carry-style.ts";
import { countNoun } from "../../text/count-noun.ts";
import { cutText } from "../../text/cut.ts";
import { wrapText } from "../../text/wrap.ts";
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
  const { style, width, allOutput } = view;
  const raw = output.text.trimEnd();
  if (raw === "") return [];
  const all = raw.split("\n");
  const last = (allOutput ? all : all.slice(-MOST_OUTPUT_LINES)).map((line) =>
    line.slice(0, LONGEST_LINE),
  );
  const lines = carryStyle(sanitizeOutput(last.join("\n"), style).split("\n"));
  const facts = [
    ...(all.length > last.length ? [`the last ${last.length} of ${all.length} lines`] : []),
    ...(output.truncated ? ["cut off at the limit"] : []),
  ];
  const command = style.code(`trainer test ${challenge} --output`);
  const way = all.length > last.length ? `; ${command} shows the full output` : "";
  const head = facts.length === 0 ? countNoun(all.length, "line") : `${facts.join(", ")}${way}`;
  const first = label(style.quiet(style.symbols.bullet), "printed");
  return [
    ...wrapText(head, width, { first, rest: hang(width) }),
    ...lines.map((line) => {
      const shown = cutText(line.replaceAll("\t", "  "), width - 6, style.symbols.ellipsis);
      return `    ${style.quiet(style.symbols.side)} ${shown}`.trimEnd();
    }),
  ];
}

function hang(width: number): string {
  return " ".repeat(width < NARROW ? 6 : LABEL + 4);
}

function label(sign: string, word: string): string {
  return `  ${sign} ${word.padEnd(LABEL)}`;
}
