import type { LoopRuleText } from "../../loop/rules.ts";
import type { LoopRule, Step, Trace } from "../../loop/trace.ts";
import { sanitizeOutput } from "../sanitize.ts";
import { cutText } from "../text/cut.ts";
import { displayWidth } from "../text/glyphs.ts";
import { padText } from "../text/pad.ts";
import { joinPage } from "../text/page.ts";
import { paintLines } from "../text/paint-source.ts";
import { sayText } from "../text/say.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";
import { describeOrigin } from "./origin.ts";
import { renderQueueRows, renderQueues } from "./render-queues.ts";

/** What one screen of the walk is made from. */
export interface ScreenPage {
  trace: Trace;
  /** The steps that are walked through. */
  steps: readonly Step[];
  /** Place among them. */
  at: number;
  /** The learner's file. */
  source: string;
  rules: Readonly<Record<LoopRule, LoopRuleText>>;
  /** Rows of the terminal. */
  height: number;
}

const QUEUES = "What waits as it begins";
/** Queues, their title, keys and the rows between. */
const BELOW = 10;
const GUTTER = 5;

/** One step as a screen: the source with its line, beside it what happens and why, below the queues. */
export function renderScreen(page: ScreenPage, view: View): string {
  const { style, width } = view;
  const { steps, at, trace, height } = page;
  const step = steps[at];
  if (step === undefined) return "";
  const room = Math.max(4, height - BELOW - 2);
  const left = findSourceWidth(page, width);
  const right = width - left - 3;
  const source = renderSource(page, step, { view, room, width: left });
  const told = renderSide(page, step, { view: { style, width: right }, room });
  const side = style.quiet(style.symbols.side);
  const beside = Array.from({ length: room }, (_, row) => {
    const text = cutText(told[row] ?? "", right, style.symbols.ellipsis);
    return `${padText(source[row] ?? "", left)} ${side} ${text}`.trimEnd();
  });
  const kind = trace.mode === "cjs" ? "CommonJS" : "ES module";
  const place = `step ${at + 1} of ${steps.length}`;
  const title = sayText(`${trace.source.file}  ${kind}, Node ${trace.node}  ${place}`, style);
  const queues = renderQueueRows(step, view);
  const lines = [
    cutText(style.strong(title), width, style.symbols.ellipsis),
    style.quiet(style.symbols.line.repeat(width)),
    ...beside,
    style.quiet(style.symbols.line.repeat(width)),
    style.strong(QUEUES),
    ...queues,
  ];
  const keys = "right: next, left: back, Home/End: first/last, q: quit";
  return [...lines, style.quiet(cutText(keys, width, style.symbols.ellipsis))].join("\n");
}

/** What happens needs so many columns. */
const SIDE = 38;

/** As wide as its longest line, as far as what happens has room beside it. */
function findSourceWidth({ source }: ScreenPage, width: number): number {
  const longest = Math.max(0, ...cleanSource(source).split("\n").map(displayWidth));
  const half = Math.floor(width / 2) - 1;
  return Math.max(Math.min(half, width - 20), Math.min(longest + GUTTER + 2, width - SIDE - 3));
}

/** What happens in a step and why, and at the bottom what was printed so far. */
function renderSide(
  page: ScreenPage,
  step: Step,
  { view, room }: { view: View; room: number },
): string[] {
  const { style, width } = view;
  const { head, rules } = renderStep(page, step, view);
  const before = page.trace.steps.slice(0, step.n + 1).flatMap(({ prints }) => prints);
  const printed = splitOutput(before.map(({ text }) => text).join(""));
  // The first rule decides; the others are told as far as they leave room for the output.
  const free = room - (printed.length === 0 ? 0 : LEAST_OUTPUT);
  const told = [...head, ...(rules[0] ?? [])];
  for (const rule of rules.slice(1)) if (told.length + rule.length <= free) told.push(...rule);
  const left = room - told.length - 2;
  if (printed.length === 0 || left < 1) return told;
  const shown = printed.slice(-left).map((line) => {
    return cutText(sayText(line, style), width, style.symbols.ellipsis);
  });
  return [...told, "", style.strong("Output so far"), ...shown];
}

/** Rows of the output so far, with its title and the row above. */
const LEAST_OUTPUT = 4;

function splitOutput(text: string): string[] {
  return text
    .replace(/\n$/, "")
    .split("\n")
    .filter((line, _at, all) => line !== "" || all.length > 1);
}

/** One step in lines, for a walk that draws nothing. */
export function renderStepLines(page: Omit<ScreenPage, "height">, view: View): string {
  const { style, width } = view;
  const { steps, at, source } = page;
  const step = steps[at];
  if (step === undefined) return "";
  const { line } = findMarks(page, step);
  const code = cleanSource(source).split("\n")[line - 1] ?? "";
  return joinPage([
    [style.strong(`Step ${at + 1} of ${steps.length}`), `Line ${line}: ${code.trim()}`],
    Object.values(renderStep(page, step, { style, width })).flat(2),
    [style.strong(QUEUES), ...renderQueues(step, view)],
  ]);
}

function cleanSource(source: string): string {
  const text = sanitizeOutput(source.replace(/^\uFEFF/, ""), { color: false });
  return text.replaceAll("\t", "  ");
}

function renderSource(
  page: ScreenPage,
  step: Step,
  { view, room, width }: { view: View; room: number; width: number },
): string[] {
  const { style } = view;
  const lines = cleanSource(page.source).split("\n");
  const { line: meant, scheduled, helper } = findMarks(page, step);
  const first = Math.max(1, Math.min(meant - Math.floor(room / 2), lines.length - room + 1));
  const painted = paintLines(lines, style);
  return painted.slice(first - 1, first - 1 + room).map((code, row) => {
    const number = first + row;
    const cut = cutText(code, width - GUTTER - 1, style.symbols.ellipsis);
    const label = `${String(number).padStart(GUTTER - 2)} `;
    const sign = number === scheduled ? "s " : number === helper ? "p " : "  ";
    if (number !== meant) return `${style.accent(sign)}${style.quiet(label)}${cut}`;
    return `${style.accent(style.symbols.pointer)} ${style.strong(label)}${cut}`;
  });
}

/** The lines of a step that are marked. */
interface Marks {
  /** Where it prints or runs, as far as is known; else what scheduled it. */
  line: number;
  scheduled: number | undefined;
  /** A line that prints for callbacks of several lines, so it does not tell which of them runs. */
  helper: number | undefined;
}

function findMarks({ steps }: Pick<ScreenPage, "steps">, step: Step): Marks {
  const scheduled = step.scheduledBy.site?.line;
  const own = findOwnLine(step);
  const users = steps.filter((one) => findOwnLine(one) === own).map(findScheduled);
  const isShared = own !== undefined && new Set(users).size > 1;
  return isShared && scheduled !== undefined && scheduled !== own
    ? { line: scheduled, scheduled, helper: own }
    : { line: own ?? scheduled ?? 1, scheduled, helper: undefined };
}

function findOwnLine({ runsAt, prints }: Step): number | undefined {
  return prints[0]?.site?.line ?? runsAt?.line;
}

function findScheduled({ scheduledBy }: Step): number | undefined {
  return scheduledBy.site?.line;
}

/** What happens in a step, and each rule that put it there. */
function renderStep(
  page: Pick<ScreenPage, "rules" | "steps">,
  step: Step,
  view: View,
): { head: string[]; rules: string[][] } {
  const { style, width } = view;
  const { line, scheduled, helper } = findMarks(page, step);
  const turn = step.iteration === 0 ? "" : `, turn ${step.iteration} of the loop`;
  const place = helper === undefined ? "" : ` by line ${helper} (marked p)`;
  const prints = step.prints.flatMap(({ text }) =>
    wrapText(`prints ${style.good(sayText(text.trimEnd(), style))}${place}`, width),
  );
  const mark = scheduled === undefined || scheduled === line ? "" : " (marked s)";
  const origin = sayText(`scheduled by ${describeOrigin(step)}${mark}`, style);
  return {
    head: [`${style.accent(step.phase)}${turn}`, ...wrapText(origin, width), ...prints, ""],
    rules: step.why.map((rule) => wrapText(sayText(page.rules[rule].says, style), width)),
  };
}
