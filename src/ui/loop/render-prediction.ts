import type { LoopRuleText } from "../../loop/rules.ts";
import type { LoopRule, Trace } from "../../loop/trace.ts";
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

/** Whether a prediction came true, and if not, the first step that departs from it and why. */
export function renderPrediction({ trace, rules }: PredictionPage, view: View): string {
  const { prediction } = trace;
  if (prediction === undefined) return "";
  const { style, width } = view;
  const say = (text: string): string[] => wrapText(sayText(text, style), width);
  const step = prediction.divergesAt === null ? undefined : trace.steps[prediction.divergesAt];
  const told = prediction.why.flatMap((rule) => say(`${rules[rule].says} ${rule}`));
  return joinPage([
    [describeVerdict(trace, view)],
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
    told.length === 0 ? [] : [style.strong("The rule that decided"), ...told],
    describeForbidden(prediction.forbidden, rules).flatMap(say),
  ]);
}

function describeVerdict({ prediction, orders }: Trace, { style }: View): string {
  const { symbols } = style;
  switch (prediction?.verdict) {
    case "exact":
      return `${style.good(symbols.met)} ${style.strong("Exact")}: it printed what you said.`;
    case "possible":
      return `${style.warn(symbols.warn)} ${style.strong("Possible")}: this race can also print your order, but this run did not.`;
    case "impossible":
    case undefined:
      return orders?.complete === true
        ? `${style.bad(symbols.missed)} ${style.strong("Impossible")}: no run can print that.`
        : `${style.bad(symbols.missed)} ${style.strong("Impossible")} as far as we know: no run printed this order, and the rules do not allow it.`;
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
