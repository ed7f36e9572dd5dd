import type { LoopRuleText } from "../../loop/rules.ts";
import type { LoopRule, Step, Trace } from "../../loop/trace.ts";
import { renderRows, type Column } from "../table.ts";
import { countNoun } from "../text/count-noun.ts";
import { joinPage } from "../text/page.ts";
import { sayText } from "../text/say.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";
import { describeChecks } from "./checks.ts";
import { describeOrigin } from "./origin.ts";
import { renderQueues } from "./render-queues.ts";

/** What a timeline is made from. */
export interface TimelinePage {
  trace: Trace;
  rules: Readonly<Record<LoopRule, LoopRuleText>>;
  options: TimelineOptions;
}

/** What else to show. */
export interface TimelineOptions {
  /** Node's own callbacks too. */
  internals?: boolean;
  /** What waited when a step began: of one step, or of every one with `true`. */
  queues?: string | true;
}

const COLUMNS: readonly Column[] = [
  { title: "Step", align: "right", least: 4 },
  { title: "Turn", align: "right", least: 4, optional: true },
  { title: "Phase", least: 9 },
  { title: "Scheduled by", flexible: true, least: 8 },
  { title: "Prints", flexible: true, least: 6 },
];

/** One row a callback: where and when it ran, who scheduled it, what it printed; below, why. */
export function renderTimeline(page: TimelinePage, view: View): string {
  const { trace } = page;
  return joinPage([
    renderHead(trace, view),
    renderSteps(trace.steps, page, view),
    ...trace.threads.flatMap(({ thread, steps }) => [
      [view.style.strong(`Worker thread ${thread}, with a loop of its own`)],
      renderSteps(steps, page, view),
    ]),
    ...renderAllQueues(page, view),
    renderWhy(page, view),
    describeChecks(trace, view),
  ]);
}

/** What ran: the file, as which kind of module, on which Node. */
export function renderHead(trace: Trace, { style, width }: View): string[] {
  const { source, node, uv, mode } = trace;
  const kind = mode === "cjs" ? "CommonJS" : "an ES module";
  const title = `${source.file} as ${kind} on Node ${node} (libuv ${uv})`;
  return wrapText(style.strong(sayText(title, style)), width);
}

function renderSteps(steps: readonly Step[], page: TimelinePage, view: View): string[] {
  const shown = page.options.internals === true ? steps : steps.filter(({ internal }) => !internal);
  const cut = cutMiddle(shown);
  const table = { columns: COLUMNS, rows: cut.map((step) => toRow(step, view)) };
  const { head, rule, rows } = renderRows(table, view);
  if (cut.length < shown.length) {
    const left = `... ${countNoun(shown.length - cut.length, "callback")} left out; \`--json\` lists them.`;
    rows.splice(FIRST_ROWS, 0, ...wrapText(sayText(left, view.style), view.width));
  }
  const folded = steps.length - shown.length;
  const note = `${countNoun(folded, "callback")} of Node itself hidden; \`--internals\` shows them.`;
  return [
    head,
    rule,
    ...rows,
    ...(folded > 0 ? wrapText(sayText(note, view.style), view.width) : []),
  ];
}

const FIRST_ROWS = 60;
const LAST_ROWS = 15;

function cutMiddle(steps: readonly Step[]): readonly Step[] {
  if (steps.length <= FIRST_ROWS + LAST_ROWS) return steps;
  return [...steps.slice(0, FIRST_ROWS), ...steps.slice(-LAST_ROWS)];
}

const MOST_PRINTS = 12;
const LONGEST_PRINT = 200;

/** What a step printed, in one line; of much only the beginning. */
function describePrints({ prints }: Step, { symbols }: View["style"]): string {
  const shown = prints.slice(0, MOST_PRINTS).map(({ text, stream }) => {
    const line = text.slice(0, LONGEST_PRINT).trimEnd();
    const cut = text.length > LONGEST_PRINT ? `${line}${symbols.ellipsis}` : line;
    return stream === "out" ? cut : `(stderr) ${cut}`;
  });
  const left = prints.length - shown.length;
  const all = left > 0 ? [...shown, `and ${left} more`] : shown;
  return all.join(` ${symbols.arrow} `).replaceAll("\n", " / ");
}

function toRow(step: Step, { style }: View): string[] {
  const text = sayText(describePrints(step, style), style);
  return [
    String(step.n),
    step.iteration === 0 ? "-" : String(step.iteration),
    style.accent(step.phase),
    sayText(describeOrigin(step), style),
    step.internal ? style.quiet("(internal)") : text,
  ];
}

function renderAllQueues({ trace, options }: TimelinePage, view: View): string[][] {
  const { queues, internals } = options;
  if (queues === undefined) return [];
  const wanted = trace.steps.filter(({ n, internal }) =>
    queues === true ? internals === true || !internal : String(n) === queues,
  );
  return wanted.map((step) => [
    view.style.strong(`What waited when step ${step.n} began (${describeOrigin(step)})`),
    ...renderQueues(step, view),
  ]);
}

/** Each rule once, with the steps that it decided. */
function renderWhy({ trace, rules, options }: TimelinePage, view: View): string[] {
  const { style, width } = view;
  const decided = new Map<LoopRule, number[]>();
  for (const step of trace.steps) {
    if (step.internal && options.internals !== true) continue;
    for (const rule of step.why) decided.set(rule, [...(decided.get(rule) ?? []), step.n]);
  }
  const lines = [...decided].flatMap(([rule, steps]) => {
    const text = `${listSteps(steps)}: ${sayText(rules[rule].says, style)} ${style.quiet(rule)}`;
    return wrapText(text, width, { first: `  ${style.symbols.bullet} `, rest: "    " });
  });
  return lines.length === 0 ? [] : [style.strong("Why this order"), ...lines];
}

function listSteps(steps: readonly number[]): string {
  if (steps.length > 8) return `Steps ${steps.slice(0, 6).join(", ")} and ${steps.length - 6} more`;
  return `${steps.length === 1 ? "Step" : "Steps"} ${steps.join(", ")}`;
}
