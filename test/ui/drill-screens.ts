import type { MistakeFile } from "../../src/catalog/parse-mistake-file.ts";
import type { DiffHunk } from "../../src/drill/diff-rows.ts";
import { gradeReview } from "../../src/drill/grade-review.ts";
import type { RequirementResult } from "../../src/judge/verdict.ts";
import { renderChange } from "../../src/ui/drill/render-change.ts";
import { renderIncidents } from "../../src/ui/drill/render-incidents.ts";
import { renderRepair } from "../../src/ui/drill/render-repair.ts";
import { renderReview } from "../../src/ui/drill/render-review.ts";
import type { View } from "../../src/ui/view.ts";
import { solved, unsolved } from "./reporters/samples.ts";

const HUNKS: DiffHunk[] = [
  {
    head: "@@ -14,5 +14,6 @@",
    rows: [
      { n: 1, sign: " ", text: "emit(event: string, ...args: unknown[]) {", mistake: null },
      { n: 2, sign: "+", text: "  // Kept short on purpose.", mistake: null },
      {
        ...{ n: 3, sign: "-", mistake: "live-list" },
        text: "  const list = [...(this.#listeners.get(event) ?? [])];",
      },
      {
        ...{ n: 4, sign: "+", mistake: "live-list" },
        text: "  const list = this.#listeners.get(event) ?? []; // the list itself is enough for this loop",
      },
      { n: 5, sign: "-", text: "  return list.length > 0;", mistake: "last-result" },
      { n: 6, sign: "+", text: "  return result;", mistake: "last-result" },
    ],
  },
];

const MISTAKES: MistakeFile[] = [
  {
    ...{ name: "live-list", title: "`emit` walks the live list", misses: ["snapshot"] },
    says: "A listener that removes itself makes `emit` skip the next one: iterate over a copy.",
    ...{ when: {}, on: null, change: { kind: "edit", hunks: [] } },
  },
  {
    ...{ name: "last-result", title: "`emit` returns a result", misses: ["emit-result"] },
    says: "`emit` returns what the last listener returned: return whether there were any.",
    ...{ when: {}, on: null, change: { kind: "edit", hunks: [] } },
  },
];

function rowOf(id: string, title: string, message: string): RequirementResult {
  const finding = { message, expected: "true", received: "undefined" };
  const row = { id, title, stage: 1, rules: ["E1"], durationMs: 2 };
  return { ...row, outcome: "missed", finding };
}

const SNAPSHOT = rowOf(
  "snapshot",
  "`emit` works on a snapshot of the listeners",
  "a listener that removes itself during `emit` does not make it skip the next one",
);
const RESULT = rowOf(
  "emit-result",
  "`emit` returns whether there were listeners",
  "`emit` returns `true` when there was a listener that returned nothing",
);

const title = "EventEmitter from scratch";
const drill = { title, seed: "7", level: "middle" };
const file = "practice/event-emitter/drill-7.ts";
const next = [`trainer test --file ${file}`];

const REVIEW = gradeReview(
  {
    mistakes: MISTAKES,
    rows: HUNKS.flatMap(({ rows }) => rows),
    missed: ["snapshot", "emit-result"],
  },
  { lines: [2, 3], promises: ["snapshot", "once-only"], sure: true },
);

/** What the pages of drills show. */
export const DRILL_SCREENS: Readonly<Record<string, (view: View) => string>> = {
  "drill-review": (view) => renderChange({ ...drill, hunks: HUNKS }, view),
  "drill-review-result": (view) =>
    renderReview(
      {
        ...{ slug: "event-emitter", result: REVIEW, sure: true, digits: 1 },
        incidents: [
          { mistake: "live-list", row: SNAPSHOT },
          { mistake: "last-result", row: RESULT },
        ],
        titles: new Map([["once-only", "A listener added with `once` is called once"]]),
        next: ["trainer drill", "trainer show event-emitter"],
      },
      view,
    ),
  "drill-repair": (view) =>
    renderIncidents(
      {
        ...{ ...drill, file, existed: false, isOther: true, next },
        reports: [SNAPSHOT, RESULT].map(({ finding }) => ({
          ...finding,
          message: String(finding?.message),
        })),
      },
      view,
    ),
  "drill-repair-left": (view) =>
    renderRepair(
      {
        ...{ slug: "event-emitter", file, verdict: unsolved, durationMs: 67_000, next },
        ...{ gone: MISTAKES.slice(0, 1), stays: [RESULT], left: 1, broken: [SNAPSHOT] },
      },
      view,
    ),
  "drill-repair-done": (view) =>
    renderRepair(
      {
        ...{ slug: "event-emitter", file, verdict: solved, durationMs: 67_000 },
        ...{ gone: MISTAKES, stays: [], left: 0, broken: [], next: ["trainer drill"] },
      },
      view,
    ),
};
