import type { RequirementResult, StageResult, Verdict } from "../../../src/judge/verdict.ts";
import type { ReporterView, StageView } from "../../../src/ui/reporters/reporter.ts";
import { plain } from "../plain-style.ts";

const FILE = "event-emitter/event-emitter.ts";

/** The learner's file that the samples point into. */
const SOURCE = `type Listener = (...args: unknown[]) => unknown;

export class EventEmitter {
  readonly #listeners = new Map<string, Listener[]>();

  on(event: string, listener: Listener): this {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    return this;
  }

  emit(event: string, ...args: unknown[]): boolean {
    const list = this.#listeners.get(event) ?? [];
\tfor (const listener of list) listener.call(this, ...args);
    return list.length > 0;
  }
}
`;

const STAGES: readonly string[] = [
  "Register and call",
  "The list changes while it is walked",
  "The rest of the interface",
];

/** Id, stage, title and the member that may be missing. */
const REQUIREMENTS: readonly (readonly [string, number, string, string])[] = [
  ["calls-in-order", 1, "emit calls the listeners in order, with all arguments", "emit"],
  ["emit-result", 1, "emit returns whether there were listeners, whatever they return", "emit"],
  ["removes-latest", 1, "off removes only the latest registration of a listener", "off"],
  ["once-only", 1, "A listener added with once is called once, even by a nested emit", "once"],
  ["snapshot", 2, "emit works on a snapshot of the listeners", "emit"],
  ["listener-throws", 2, "An exception in a listener stops emit and reaches the caller", "emit"],
  ["error-event", 2, "An error event without listeners throws", "emit"],
  ["aliases", 3, "addListener and removeListener are aliases", "addListener"],
  ["event-names", 3, "eventNames lists the events that have a listener now", "eventNames"],
  ["max-listeners", 3, "setMaxListeners accepts only numbers from 0 up", "setMaxListeners"],
  ["leak-warning", 3, "Exceeding the listener limit warns once per event", "on"],
];

/** Rows with these outcomes, a letter each: m(et), x (missed), ? (missed: not there yet), - (not reached). */
function rows(outcomes: string): RequirementResult[] {
  return REQUIREMENTS.map(([id, stage, title, missing], at) => {
    const row = { id, title, stage, rules: [`E${at + 1}`], durationMs: 2 };
    switch (outcomes.charAt(at)) {
      case "m":
        return { ...row, outcome: "met", finding: null };
      case "?": {
        const finding = { message: `\`${missing}\` is not there yet`, missing };
        return { ...row, outcome: "missed", finding };
      }
      case "x":
        return { ...row, outcome: "missed", finding: { message: `the rule of \`${id}\` holds` } };
      default:
        return { ...row, outcome: "not-reached", finding: null };
    }
  });
}

/** What the stages of a run come to that goes on while they are green. */
function stagesOf(requirements: readonly RequirementResult[], all: boolean): StageResult[] {
  let isOpen = true;
  return STAGES.map((title, at) => {
    const own = requirements.filter(({ stage }) => stage === at + 1);
    const met = own.filter(({ outcome }) => outcome === "met").length;
    const isGreen = met === own.length;
    const status = !isOpen && !all ? "locked" : isGreen ? "green" : "red";
    if (!isGreen) isOpen = false;
    return { n: at + 1, title, status, met, total: own.length };
  });
}

/** A verdict with these outcomes. */
function verdictOf(outcomes: string, change: Partial<Verdict> = {}, all = false): Verdict {
  const requirements = change.requirements ?? rows(outcomes);
  return {
    schemaVersion: 1,
    challenge: "event-emitter",
    file: FILE,
    status: "unsolved",
    reason: null,
    message: null,
    stages: stagesOf(requirements, all),
    missing: requirements.flatMap(({ finding }) => finding?.missing ?? []),
    requirements,
    running: null,
    stuckAt: null,
    leaks: [],
    types: { status: "ok", errors: [] },
    output: { text: "", truncated: false },
    durationMs: 381.2,
    node: "v20.20.2",
    ...change,
  };
}

const SNAPSHOT = {
  message: "a listener removed during `emit` is still called by that emit, no listener is skipped",
  expected: '[ "first", "second", "third" ]',
  received: '[ "first", "third" ]',
  location: { file: FILE, line: 13, column: 2 },
  mistake:
    "`emit` iterates over the live array, so removing a listener skips one and adding one calls it too early: iterate over a copy.",
};

function withSnapshot(outcomes: string): RequirementResult[] {
  return rows(outcomes).map((row) => (row.id === "snapshot" ? { ...row, finding: SNAPSHOT } : row));
}

/** Everything met. */
export const solved = verdictOf("mmmmmmmmmmm", { status: "solved" });

/** Every stage judged; four missed, the first one with all that a finding can have, and all notes. */
export const unsolved = verdictOf(
  "",
  {
    requirements: withSnapshot("mmmmxxmmmxx"),
    leaks: [{ kind: "timer", count: 2, location: { file: FILE, line: 12, column: 18 } }],
    types: {
      status: "errors",
      errors: [
        {
          line: 12,
          column: 11,
          message: "Type 'Listener[] | undefined' is not assignable to type 'Listener[]'.",
        },
        { line: 14, column: 5, message: "Type 'number' is not assignable to type 'boolean'." },
        { line: 15, column: 3, message: "';' expected." },
        { line: 16, column: 1, message: "Declaration or statement expected." },
      ],
    },
    output: {
      text: Array.from({ length: 31 }, (_, at) => `emit ${at + 1}\n`).join(""),
      truncated: false,
    },
  },
  true,
);

/** The first stage with one missed. */
export const red = verdictOf("mmxm", { types: { status: "skipped", errors: [] } });

/** The first stage complete, the second one not. */
export const green = verdictOf("", { requirements: withSnapshot("mmmmxmx") });

/** One missed, its values several lines each. */
const difference = verdictOf("", {
  requirements: rows("mmmmmmmmxmm").map((row) =>
    row.outcome === "missed"
      ? {
          ...row,
          finding: {
            message:
              "eventNames lists the events in the order in which they got their first listener",
            expected:
              '[\n  "open",\n  "data",\n  "end",\n  "close",\n  "error",\n  "drain",\n  "finish",\n]',
            received:
              '[\n  "data",\n  "end",\n  "close",\n  "error",\n  "drain",\n  "finish",\n  "open",\n]',
          },
        }
      : row,
  ),
});

/** Stopped in an endless loop. */
export const stuck = verdictOf("mm", {
  status: "broken",
  reason: "timeout",
  message:
    "Your code did not return in time while testing `removes-latest`: it is stuck in `EventEmitter.emit`.",
  running: "removes-latest",
  stuckAt: { file: FILE, line: 12, column: 18, function: "EventEmitter.emit" },
  output: { text: "\u001B[2Jcleared\rback\u001B[31m red\u001B[39m\n", truncated: true },
  durationMs: 3204,
});

/** The first stage complete, and an endless loop in the second. */
export const stuckLater = verdictOf("mmmmm", {
  status: "broken",
  reason: "timeout",
  message: "Your code did not return in time while testing `listener-throws`.",
  running: "listener-throws",
});

/** The untouched starter: everything missed for the same reason. */
const starter = verdictOf("", {
  requirements: rows("xxxx").map((row) => ({
    ...row,
    finding: row.finding && {
      message: "your code threw Error: Not implemented: on (while testing `on`)",
    },
  })),
});

/** The last stage, of which little is there. */
export const missing = verdictOf("mmmmmmm???x");

/** All met in a run that cannot be trusted. */
const tampered = verdictOf("mmmmmmmmmmm", {
  status: "broken",
  reason: "tampered",
  message:
    "The code replaced `Array.prototype.map`, which the judge depends on; leave it as it is.",
});

/** What is known of the stages in a plain run that opens none. */
export const STAGE_VIEW: StageView = {
  opened: null,
  question: null,
  only: null,
  asked: null,
  all: false,
  unlocked: 1,
  before: {},
};

/** What is known besides a verdict, for 80 columns without colour. */
export function viewOf(change: Partial<ReporterView> = {}): ReporterView {
  return {
    style: plain,
    width: 80,
    sources: new Map([[FILE, SOURCE]]),
    challengeTitle: "EventEmitter from scratch",
    stages: STAGE_VIEW,
    allFindings: false,
    allOutput: false,
    typesPending: false,
    at: new Date(0),
    next: ["trainer test event-emitter"],
    ...change,
  };
}

const QUESTION =
  "A listener removes itself while `emit` is running. What happens to the next one? And when a listener throws, who hears of it?";

/** What a run looks like: its verdict, and what is known besides. */
export interface Sample {
  verdict: Verdict;
  stages?: Partial<StageView>;
  view?: Partial<ReporterView>;
}

const all = { all: true, unlocked: 3 };
const opened = { opened: 2, question: QUESTION };

/** The runs of which golden files hold the whole text, by what they show. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  starter: { verdict: starter },
  red: { verdict: red },
  opened: { verdict: green, stages: opened },
  "opened-stuck": { verdict: stuckLater, stages: opened },
  green: { verdict: green, stages: { unlocked: 2 } },
  missing: { verdict: missing, stages: { unlocked: 3 } },
  regression: {
    verdict: red,
    stages: { unlocked: 2, before: { "removes-latest": "met", snapshot: "missed" } },
  },
  unsolved: { verdict: unsolved, stages: all },
  "all-findings": { verdict: unsolved, stages: all, view: { allFindings: true } },
  "all-output": { verdict: unsolved, stages: all, view: { allOutput: true } },
  "only-one": { verdict: red, stages: { asked: ["removes-latest"] } },
  "only-stage": { verdict: unsolved, stages: { only: 2, unlocked: 3 } },
  difference: { verdict: difference, stages: { unlocked: 3 } },
  stuck: { verdict: stuck },
  tampered: { verdict: tampered, stages: { unlocked: 3 } },
  solved: {
    verdict: solved,
    stages: { unlocked: 3 },
    view: { next: ["trainer solution event-emitter", "trainer next"] },
  },
};
