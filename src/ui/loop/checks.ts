import type { Trace } from "../../loop/trace.ts";
import { countNoun } from "../text/count-noun.ts";
import { sayText } from "../text/say.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";

/** How far the trace can be trusted, and how the run ended; a line each. */
export function describeChecks(trace: Trace, view: View): string[] {
  const { style, width } = view;
  const good = `${style.good(style.symbols.met)} `;
  const warn = `${style.warn(style.symbols.warn)} `;
  const say = (sign: string, text: string): string[] =>
    wrapText(sayText(text, style), width, { first: sign, rest: "  " });
  return listChecks(trace).flatMap(([isGood, text]) => say(isGood ? good : warn, text));
}

/** The same as sentences, each with whether it is good. */
export function listChecks(trace: Trace): [boolean, string][] {
  return [
    ...describeEnd(trace).map((text): [boolean, string] => [false, text]),
    ...describeRaces(trace).map((text): [boolean, string] => [false, text]),
    ...describePlain(trace),
    ...describeQueues(trace),
  ];
}

/** What only time has put in its order; with all orders at hand, these say more. */
function describeRaces({ races = [], orders }: Trace): string[] {
  const [first] = races;
  if (first === undefined || orders !== undefined) return [];
  const [other = 0] = first.against;
  const more = races.length > 1 ? `, nor at ${countNoun(races.length - 1, "other step")}` : "";
  return [
    `No rule puts step ${first.step} before step ${other}, only time did${more}: another run may print another order. \`--all-orders\` looks for one.`,
  ];
}

function describeEnd({ end, checks }: Trace): string[] {
  if (end.stopped === "time") {
    return ["The run was stopped at the time limit; this is what happened up to then."];
  }
  if (end.stopped === "events" || checks.capped) {
    return [
      "The run was stopped because it ran too many callbacks; this is what happened up to then.",
    ];
  }
  if (end.stopped === "output") {
    return ["The run was ended because it printed too much; this is what was seen until then."];
  }
  if (end.stopped === "memory") {
    return ["The run was ended because it used too much memory; this is what was seen until then."];
  }
  if (end.signal !== null) return [`The run was ended by ${end.signal}.`];
  return end.exit === 0 || end.exit === null ? [] : [`The run ended with exit code ${end.exit}.`];
}

function describePlain({ checks, end, orders }: Trace): [boolean, string][] {
  if (end.stopped !== null || checks.compared === false) return [];
  if (checks.sameAsPlain) return [[true, "A run without the tracer printed the same."]];
  const plain = (checks.plain ?? []).join(", ");
  const known = orders?.list.some(({ prints }) => prints.join("\n") === checks.plain?.join("\n"));
  if (known === true) {
    return [[true, `A run without the tracer printed another order of this race: ${plain}.`]];
  }
  return [
    [
      false,
      `A run without the tracer printed something else: ${plain}. \`--all-orders\` says whether both are orders of a race.`,
    ],
  ];
}

function describeQueues({ checks }: Trace): [boolean, string][] {
  const { fifoOk, fifoBad, unlabelled } = checks;
  const all = fifoOk + fifoBad;
  const said: [boolean, string][] = [];
  if (fifoBad > 0) {
    said.push([
      false,
      `${fifoBad} of ${all} ticks and microtasks did not come out of the rebuilt queues in order, so the queues shown may be wrong there.`,
    ]);
  }
  if (unlabelled > 0) {
    said.push([false, `${unlabelled} callbacks or lines could not be traced to what made them.`]);
  }
  return said;
}
