import type { LoopRuleText } from "../../loop/rules.ts";
import type { LoopRule, Trace } from "../../loop/trace.ts";
import { countNoun } from "../text/count-noun.ts";
import { joinPage } from "../text/page.ts";
import { sayText } from "../text/say.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";
import { describeOrigin } from "./origin.ts";
import { renderQueues } from "./render-queues.ts";

/** What the answer to a prediction is made from. */
export interface PredictionPage {
  trace: Trace;
  rules: Readonly<Record<LoopRule, LoopRuleText>>;
}

/** What the named rule is to the prediction. */
const RULE_TITLES = {
  exact: "The rule that decided",
  possible: "The rule that decided",
  impossible: "The rule that forbids it",
  unseen: "Why this run went another way",
};

/** Whether a prediction came true, and if not, the first step that departs from it and why. */
export function renderPrediction({ trace, rules }: PredictionPage, view: View): string {
  const { prediction } = trace;
  if (prediction === undefined) return "";
  const { style, width } = view;
  const say = (text: string): string[] => wrapText(sayText(text, style), width);
  const step = prediction.divergesAt === null ? undefined : trace.steps[prediction.divergesAt];
  const told = prediction.why.flatMap((rule) => say(`${rules[rule].says} ${rule}`));
  return joinPage([
    wrapText(describeVerdict(trace, view), width, { first: "", rest: "  " }),
    prediction.verdict === "exact"
      ? []
      : [
          ...listLines("You said", prediction.given, view),
          ...listLines("It printed", trace.printed, view),
        ],
    prediction.verdict === "exact" ? [] : say(describeParting(trace)),
    step === undefined
      ? []
      : [
          style.strong(`Queues at the start of step ${step.n} (${describeOrigin(step)})`),
          ...renderQueues(step, view),
        ],
    told.length === 0
      ? []
      : [
          style.strong(
            RULE_TITLES[prediction.forbidden === undefined ? prediction.verdict : "unseen"],
          ),
          ...told,
        ],
    describeForbidden(prediction.forbidden, rules).flatMap(say),
  ]);
}

/** How it is known that another order can happen. */
function describeKnown({ prediction, orders }: Trace): string {
  if (prediction?.known === "declared") return "the scene promises that a run may print your order";
  const key = prediction?.given.join("\n");
  const seen = orders?.list.find(({ prints }) => prints.join("\n") === key)?.seen;
  const asItIs = (seen?.plain ?? 0) + (seen?.traced ?? 0);
  return asItIs > 0
    ? "another run printed your order"
    : "a directed run, on a machine that was made slower or faster, printed your order";
}

function describeVerdict(trace: Trace, { style }: View): string {
  const { prediction, orders } = trace;
  const { symbols } = style;
  switch (prediction?.verdict) {
    case "exact":
      return `${style.good(symbols.met)} ${style.strong("Exact")}: it printed what you said.`;
    case "possible":
      return `${style.warn(symbols.warn)} ${style.strong("Possible")}: ${describeKnown(trace)}, but this run did not.`;
    case "impossible":
    case undefined:
      return `${style.bad(symbols.missed)} ${style.strong("Impossible")}: no run can print that.`;
    case "unseen": {
      const scene = orders?.declared === undefined ? "" : " The scene does not list it.";
      const runs = orders === undefined ? "No run" : `None of ${countNoun(orders.runs, "run")}`;
      return `${style.bad(symbols.missed)} ${style.strong("Not seen")}: ${runs} printed that. No rule was found that forbids it, so it is not called impossible.${scene}`;
    }
  }
}

function listLines(label: string, lines: readonly string[], { style, width }: View): string[] {
  const text = lines.map((line) => sayText(line, style)).join(` ${style.symbols.arrow} `);
  const first = `${label}: `.padEnd(12);
  return wrapText(text === "" ? "(nothing)" : text, width, { first, rest: " ".repeat(12) });
}

/** The first step was only a race: what makes the prediction impossible comes later. */
function describeForbidden(
  forbidden: NonNullable<Trace["prediction"]>["forbidden"],
  rules: PredictionPage["rules"],
): string[] {
  if (forbidden === undefined) return [];
  const { predicted, instead, why } = forbidden;
  const name = (line: string | null): string => (line === null ? "the end" : `\`${line}\``);
  const said = why.map((rule) => ` ${rules[rule].says} ${rule}`).join("");
  return [
    `Another run may begin as you said, but where you expect ${name(predicted)} it goes on with ${name(instead)}.${said}`,
  ];
}

/** A line that was predicted and that no run has printed, such as one with a mistyped word. */
function describeStranger({ prediction, printed, orders }: Trace): string {
  const known = new Set([...printed, ...(orders?.list ?? []).flatMap(({ prints }) => prints)]);
  const stranger = prediction?.given.find((line) => !known.has(line));
  return stranger === undefined ? "" : ` No run printed a line \`${stranger}\`.`;
}

function describeParting(trace: Trace): string {
  const { prediction, steps } = trace;
  const step = steps.find(({ n }) => n === prediction?.divergesAt);
  const said = prediction?.predicted === null ? "the end" : `\`${prediction?.predicted}\``;
  const got = prediction?.printed === null ? "nothing more" : `\`${prediction?.printed}\``;
  const where = step === undefined ? "" : ` at step ${step.n}, in ${step.phase}`;
  return `You expected ${said}, but it printed ${got}${where}.${describeStranger(trace)}`;
}
