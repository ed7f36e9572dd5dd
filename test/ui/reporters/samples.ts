import type { RequirementResult, Verdict } from "../../../src/judge/verdict.ts";

const FILE = "event-emitter/event-emitter.ts";

/** The learner's file that the samples point into. */
export const SOURCE = `type Listener = (...args: unknown[]) => unknown;

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

const TITLES: readonly (readonly [string, string])[] = [
  ["calls-in-order", "emit calls the listeners in order, with all arguments"],
  ["tells-whether-heard", "emit tells whether anybody listened"],
  ["removes-latest", "off removes the latest registration only"],
  ["snapshot", "emit works on the list as it was"],
  ["once-only", "a listener added with once is called once, also by a nested emit"],
  ["errors-leave", "what a listener throws leaves emit at once"],
  ["error-event", "an error event that nobody hears is thrown"],
  ["leak-warning", "too many listeners are warned about once"],
];

/** Rows with these outcomes, one letter each: m(et), x (missed), - (not reached). */
function rows(outcomes: string): RequirementResult[] {
  return TITLES.slice(0, outcomes.length).map(([id, title], at) => {
    const letter = outcomes[at];
    const row = { id, title, stage: at < 4 ? 1 : 2, rules: [`E${at + 1}`], durationMs: 2 };
    if (letter === "m") return { ...row, outcome: "met", finding: null };
    if (letter === "-") return { ...row, outcome: "not-reached", finding: null };
    return { ...row, outcome: "missed", finding: { message: `the rule of \`${id}\` holds` } };
  });
}

const BASE: Verdict = {
  schemaVersion: 1,
  challenge: "event-emitter",
  file: FILE,
  status: "unsolved",
  reason: null,
  message: null,
  stages: [],
  missing: [],
  requirements: rows("mmmmmmmm"),
  stuckAt: null,
  leaks: [],
  types: { status: "ok", errors: [] },
  output: { text: "", truncated: false },
  durationMs: 381.2,
  node: "v20.20.2",
};

/** Everything met. */
export const solved: Verdict = { ...BASE, status: "solved" };

/** Three missed, the first one with all that a finding can have, and all notes. */
export const unsolved: Verdict = {
  ...BASE,
  requirements: rows("mmmxxmmx").map((row) =>
    row.id === "snapshot"
      ? {
          ...row,
          finding: {
            message:
              "a listener removed during `emit` is still called by that emit, no listener is skipped",
            expected: '[ "first", "second", "third" ]',
            received: '[ "first", "third" ]',
            location: { file: FILE, line: 13, column: 2 },
            mistake:
              "`emit` walks the live array, so removing a listener during an emit shifts the rest and skips one: copy the list first.",
          },
        }
      : row,
  ),
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
};

/** One missed, its values several lines each. */
export const difference: Verdict = {
  ...BASE,
  requirements: rows("mxmm").map((row) =>
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
  types: { status: "skipped", errors: [] },
};

/** Stopped in an endless loop. */
export const stuck: Verdict = {
  ...BASE,
  status: "broken",
  reason: "timeout",
  message:
    "The code did not come back while `removes-latest` was judged; look for an endless loop.",
  requirements: rows("mm------"),
  stuckAt: { file: FILE, line: 12, column: 18, function: "EventEmitter.emit" },
  output: { text: "\u001B[2Jcleared\rback\u001B[31m red\u001B[39m\n", truncated: true },
  durationMs: 3204,
};

/** The untouched starter: everything missed for the same reason. */
export const starter: Verdict = {
  ...BASE,
  requirements: rows("xxxxxxxx").map((row) => ({
    ...row,
    finding: { message: "your code threw Error: Not implemented: on (while `on` was judged)" },
  })),
};

/** All met in a run that cannot be trusted. */
export const tampered: Verdict = {
  ...BASE,
  status: "broken",
  reason: "tampered",
  message:
    "The code replaced `Array.prototype.map`, which the judge depends on; leave it as it is.",
};
