import { listRefusals } from "./list-refusals.ts";
import type { RefusedForm } from "../../drill/tests/score-suite.ts";
import type { ScoredOutcome, SuiteReport } from "../../drill/tests/suite-report.ts";
import type { SuiteFault } from "../../drill/tests/suite-fault.ts";
import type { TestFailure } from "../../drill/tests/test-failure.ts";
import type { Place } from "../../judge/verdict.ts";
import { renderCodeFrame } from "../code-frame.ts";
import { renderNext } from "../command-list.ts";
import { writeValues } from "../reporters/pretty/values.ts";
import { sanitizeOutput } from "../sanitize.ts";
import { countNoun } from "../text/count-noun.ts";
import { cutText } from "../text/cut.ts";
import { formatDuration } from "../text/duration.ts";
import { displayWidth } from "../text/glyphs.ts";
import { joinFacts } from "../text/join-facts.ts";
import { joinPage } from "../text/page.ts";
import { sayText } from "../text/say.ts";
import { keepTogether, wrapText } from "../text/wrap.ts";
import type { Hang } from "../text/wrap.ts";
import type { View } from "../view.ts";
import { writeCatches } from "./render-catches.ts";

/** What the page of a judged test file is made from. Places are relative to the current folder. */
export interface TestsPage {
  title: string;
  report: SuiteReport;
  /** The learner's files by the paths in places. */
  sources: ReadonlyMap<string, string>;
  /** Commands to type next. */
  next: readonly string[];
}

/** How many tests are told in full. */
const MOST_FULL = 3;
/** How many are told by their names where that is all. */
const MOST_NAMES = 8;
const MOST_OUTPUT_LINES = 10;
const INDENT: Hang = { first: "  ", rest: "  " };

/** What became of a test file: what is wrong with it, or what it has caught. */
export function renderTests(page: TestsPage, view: View): string {
  const { report, next } = page;
  return joinPage([
    writeHead(page, view),
    ...writeOutcome(page, view),
    [...writeLeaks(report, view), ...writeOutput(report, view)],
    next.length === 0 ? [] : [renderNext(next, view)],
  ]);
}

function writeHead({ title, report }: TestsPage, { style, width }: View): string[] {
  const { stage, stages, seed, file, durationMs } = report;
  const upTo =
    stages === 1
      ? []
      : [stage === 1 ? `stage 1 of ${stages}` : `stages 1 to ${stage} of ${stages}`];
  const facts = [file, ...upTo, `seed ${seed}`, formatDuration(durationMs)];
  const name = style.strong(sayText(title, style));
  const rest = style.quiet(
    joinFacts(
      facts.map((fact) => sayText(fact, style)),
      style,
    ),
  );
  const line = `${name}  ${rest}`;
  if (displayWidth(line) <= width) return wrapText(keepTogether(line), width);
  return [...wrapText(name, width), ...wrapText(rest, width)];
}

function writeOutcome(page: TestsPage, view: View): string[][] {
  const { report } = page;
  const { outcome } = report;
  switch (outcome.status) {
    case "broken":
      return writeFault(outcome.fault, page, view);
    case "unstable":
      return writeUnstable(outcome.tests, view);
    case "wrong":
      return [
        writeBad(tellWrong(outcome, report), view),
        ...writeFailures(outcome.failures, page, view),
      ];
    case "scored":
      return writeScore(outcome, page, view);
  }
}

function tellWrong(
  { failures, later }: Extract<SuiteReport["outcome"], { status: "wrong" }>,
  { tests, stage }: SuiteReport,
): string {
  const fail = failures.length === 1 ? "fails" : "fail";
  const who = tests === 1 ? "Your test" : `${failures.length} of ${tests} tests`;
  const why =
    later === null
      ? "although that keeps every promise of the brief."
      : `because \`${later.name}\` belongs to stage ${later.stage}, and that solution ends with stage ${stage}.`;
  return `${who} ${fail} on the reference solution, ${why}`;
}

function writeFault(fault: SuiteFault, page: TestsPage, view: View): string[][] {
  const hint = wrapText(sayText(fault.hint, view.style), view.width, INDENT);
  return [[...writeBad(fault.message, view), ...hint], writePlace(fault.place, page, view)];
}

function writeUnstable(tests: readonly string[], view: View): string[][] {
  const message =
    "Your tests are flaky: run twice on the same solution, these passed once and failed once.";
  const hint =
    "Use fake timers (`vi.useFakeTimers()`), and leave nothing behind for the next test.";
  return [
    writeBad(message, view),
    listNames(tests, view),
    wrapText(sayText(hint, view.style), view.width),
  ];
}

function listNames(names: readonly string[], view: View): string[] {
  const shown = names.slice(0, MOST_NAMES).map((name) => writeName(name, view));
  const left = names.length - shown.length;
  return left === 0 ? shown : [...shown, view.style.quiet(`    and ${left} more`)];
}

function writeBad(message: string, { style, width }: View): string[] {
  const first = `${style.bad(style.symbols.missed)} `;
  return wrapText(style.strong(sayText(message, style)), width, { first, rest: "  " });
}

function writeName(name: string, { style, width }: View): string {
  const line = `  ${style.bad(style.symbols.missed)} ${sayText(name, style)}`;
  return cutText(line, width, style.symbols.ellipsis);
}

/** The first failures in full, the others by their names. */
function writeFailures(failures: readonly TestFailure[], page: TestsPage, view: View): string[][] {
  const others = failures.slice(MOST_FULL).map(({ name }) => writeName(name, view));
  return [
    ...failures.slice(0, MOST_FULL).flatMap((failure) => writeFailure(failure, page, view)),
    others,
  ];
}

function writeFailure(failure: TestFailure, page: TestsPage, view: View): string[][] {
  const { style, width } = view;
  return [
    [
      writeName(failure.name, view),
      ...wrapText(sayText(failure.message, style), width, { first: "    ", rest: "    " }),
    ],
    writeValues(failure, view),
    writePlace(failure.place, page, view),
  ];
}

function writePlace(place: Place | null, { sources }: TestsPage, view: View): string[] {
  if (place === null) return [];
  const { style, width } = view;
  const source = sources.get(place.file);
  const spot = style.quiet(`${sayText(place.file, style)}:${place.line}:${place.column}`);
  const head = wrapText(spot, width, INDENT);
  const frame =
    source === undefined ? "" : renderCodeFrame(source, place, { style, width: width - 2 });
  return frame === "" ? head : [...head, ...frame.split("\n").map((line) => `  ${line}`)];
}

function writeScore(outcome: ScoredOutcome, page: TestsPage, view: View): string[][] {
  const { style, width } = view;
  const { refused, forms, sound, caught, survivors } = outcome;
  const right = `the reference solution${forms === 0 ? "" : ` and ${countNoun(forms, "other right solution")}`}`;
  const passed = `${countNoun(page.report.tests, "test")} pass on ${right}.`.replace(
    /^(1 test) pass/,
    "$1 passes",
  );
  const head =
    refused.length === 0
      ? [wrapText(passed, width, { first: `${style.good(style.symbols.met)} `, rest: "  " })]
      : [writeBad(tellRefused(outcome), view), ...writeRefusals(outcome, page, view)];
  if (sound === 0) return [...head, wrapText("No test is left that could catch a mistake.", width)];
  return [...head, ...writeCatches({ caught, survivors, isPartial: refused.length > 0 }, view)];
}

function tellRefused({ refused, forms }: ScoredOutcome): string {
  const fail = refused.length === 1 ? "refuse 1" : `refuse ${refused.length}`;
  return `Your tests ${fail} of ${countNoun(forms, "other right solution")}: they expect something that the brief leaves open.`;
}

/** Each test that is refused by a right solution: by which ones, and what one of them does instead. */
function writeRefusals({ refused, forms }: ScoredOutcome, page: TestsPage, view: View): string[][] {
  const refusals = listRefusals(refused);
  const { style, width } = view;
  const lost = refused.filter(({ failures }) => failures.length === 0);
  return [
    ...refusals.slice(0, MOST_FULL).flatMap(({ failure, by }) => {
      const names = by.map((form) => tellForm(form)).join(", ");
      const who = sayText(`Fails on ${by.length} of ${forms}: ${names}`, style);
      const [head = [], ...rest] = writeFailure(failure, page, view);
      const [name = "", ...message] = head;
      return [
        [name, ...wrapText(who, width, { first: "    ", rest: "    " }), ...message],
        ...rest,
      ];
    }),
    refusals.slice(MOST_FULL).map(({ failure }) => writeName(failure.name, view)),
    lost.flatMap((form) =>
      wrapText(sayText(`${tellForm(form)}: ${ENDED[form.ended ?? "error"]}`, style), width, INDENT),
    ),
  ];
}

function tellForm({ name, about }: RefusedForm): string {
  return about === null ? `\`${name}\`` : `\`${name}\` (${about.replace(/\.$/, "")})`;
}

const ENDED = {
  hang: "the run does not come back",
  crash: "the run ends its own process",
  error: "an error reaches no test",
};

function writeLeaks({ leaks }: SuiteReport, { style, width }: View): string[] {
  return leaks.flatMap(({ kind, count, location }) => {
    const place = location && `${location.file}:${location.line}:${location.column}`;
    const made = place === undefined ? "" : `, created at ${place}`;
    const text = sayText(`Your tests leave ${countNoun(count, kind)} running${made}.`, style);
    const first = `${style.warn(style.symbols.warn)} `;
    return wrapText(text, width, { first, rest: "  " });
  });
}

/** The last lines that the tests printed on the reference. */
function writeOutput({ output, outcome }: SuiteReport, { style, width }: View): string[] {
  const text = output.trimEnd();
  const isFlood = outcome.status === "broken" && outcome.fault.reason === "output-limit";
  if (text === "" || isFlood) return [];
  const lines = sanitizeOutput(text, { color: false }).split("\n");
  const shown = lines.slice(-MOST_OUTPUT_LINES);
  const which = lines.length > shown.length ? `the last ${shown.length} of ` : "";
  return [
    style.quiet(`Printed: ${which}${countNoun(lines.length, "line")}`),
    ...shown.map((line) =>
      cutText(`  ${style.quiet(style.symbols.side)} ${line}`, width, style.symbols.ellipsis),
    ),
  ];
}
