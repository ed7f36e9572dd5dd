import type { Move } from "./next-move.ts";
import type { Asked } from "./fold-interview.ts";
import type { Step } from "./step.ts";

/** How a scripted candidate answers one kind of question. */
export interface SpokenScript {
  sure: boolean;
  /** The share of the musts that is said, from the first on; 0 to 1. */
  musts: number;
  /** The same of what is good. */
  goods: number;
  /** What was said for a ticked point; empty for who cannot say it. */
  sentence: string;
  minutes: number;
}

/** A candidate who needs no terminal: what they ask, say, predict and run, and how long each takes. */
export interface Script {
  /** How many of the questions worth asking are asked, from the first on. */
  asked: number;
  /** Minutes for the questions. */
  clarifyMinutes: number;
  spoken: Record<Asked["question"]["about"], SpokenScript>;
  /** Lines, or `right` for what Node prints. */
  prediction: "right" | string[];
  explains: boolean;
  puzzleMinutes: number;
  /** Files that are judged one after the other; `path` is relative to the script. */
  runs: { path: string; minutes: number; help: boolean }[];
  /** What is found of the planted mistakes, where the coding part is a drill. */
  drill: { share: number; minutes: number };
}

/** A step, and the minutes before it. */
export interface TimedStep {
  minutes: number;
  step: Step;
}

type SimpleMove = Exclude<Move, { kind: "note" | "predict" | "code" | "over" }>;

/** What a scripted candidate does where nothing has to be run. */
export function answerMove(
  move: SimpleMove,
  script: Script,
  useful: readonly number[],
): TimedStep[] {
  switch (move.kind) {
    case "wonder":
      return [{ minutes: script.clarifyMinutes, step: { kind: "opened" } }];
    case "tick-asked":
      return [{ minutes: 0, step: { kind: "asked", ticked: useful.slice(0, script.asked) } }];
    case "word": {
      const { question, text } = move;
      return [{ minutes: 0, step: { kind: "worded", question, text } }];
    }
    case "explain": {
      const { right, rules } = move.ask;
      const other = rules.find((rule) => rule !== right) ?? right;
      return [{ minutes: 0, step: { kind: "explained", rule: script.explains ? right : other } }];
    }
    case "sure":
    case "speak":
    case "tick":
    case "back":
    case "show":
      return answerSpoken(move, script.spoken[move.asked.question.about]);
  }
}

type SpokenMove = Extract<SimpleMove, { asked: Asked }>;

function answerSpoken(move: SpokenMove, how: SpokenScript): TimedStep[] {
  const { id } = move.asked.question;
  switch (move.kind) {
    case "sure":
      return [{ minutes: 0, step: { kind: "sure", id, sure: how.sure } }];
    case "speak":
      return [{ minutes: how.minutes, step: { kind: "spoken", id, text: "" } }];
    case "tick":
      return [{ minutes: 0, step: { kind: "ticked", id, ticked: listTicks(move.asked, how) } }];
    case "back": {
      const { point } = move;
      return [{ minutes: 0, step: { kind: "backed", id, point, text: how.sentence } }];
    }
    case "show":
      return [{ minutes: 0, step: { kind: "shown", id, ran: false } }];
  }
}

function listTicks({ question }: Asked, { musts, goods }: SpokenScript): number[] {
  const numbersOf = (wanted: string): number[] =>
    question.points.flatMap(({ kind }, at) => (kind === wanted ? [at] : []));
  const take = (all: number[], share: number): number[] =>
    all.slice(0, Math.round(all.length * share));
  return [...take(numbersOf("must"), musts), ...take(numbersOf("good"), goods)].toSorted(
    (one, other) => one - other,
  );
}
