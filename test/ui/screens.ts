import type { Challenge, Stage } from "../../src/catalog/challenge.ts";
import type { BenchPage } from "../../src/ui/render-bench.ts";
import { renderBench } from "../../src/ui/render-bench.ts";
import { renderTestsTask } from "../../src/ui/drill/render-tests-task.ts";
import { renderCatalog } from "../../src/ui/render-catalog.ts";
import { renderChallenge } from "../../src/ui/render-challenge.ts";
import { renderGrid } from "../../src/ui/render-grid.ts";
import { renderHint } from "../../src/ui/render-hint.ts";
import { renderNextChallenge } from "../../src/ui/render-next-challenge.ts";
import { renderProgress } from "../../src/ui/render-progress.ts";
import { renderSolution } from "../../src/ui/render-solution.ts";
import { summarizeToday } from "../../src/ui/tell-today.ts";
import { reportPretty } from "../../src/ui/reporters/pretty.ts";
import { renderWatchPage } from "../../src/ui/reporters/watch-page.ts";
import type { View } from "../../src/ui/view.ts";
import { challenges, createChallenge, createProgress, progress, stages, summary } from "./pages.ts";
import { DRILL_SCREENS } from "./drill-screens.ts";
import { PLAN_SCREENS, TODAY } from "./plan-screens.ts";
import { SAMPLES, STAGE_VIEW, solved, viewOf } from "./reporters/samples.ts";
import { INTERVIEW_SCREENS } from "./interview-screens.ts";
import { HOME_SCREENS } from "./home-screens.ts";
import { REPORT_SCREENS } from "./report/report-screens.ts";
import { QUIZ_SCREENS } from "./quiz-screens.ts";
import { TRANSFER_SCREENS } from "./transfer-screens.ts";

type Screen = (view: View) => string;

const STAGES: Stage[] = [
  { n: 1, title: "Register and call", minutes: 15, exports: ["EventEmitter"] },
  { n: 2, title: "The list changes while it is walked", minutes: 10, exports: [] },
  { n: 3, title: "The rest of the interface", minutes: 15, exports: [] },
];
const [, SECOND = null] = STAGES;

const BENCH: BenchPage = {
  title: "LRU cache",
  rounds: 5,
  summary: {
    comparisons: [
      {
        workload: "get beside n keys",
        rows: [
          readingsOf("yours", [9_100_000, 41_000], 1_300_000),
          readingsOf("reference", [8_800_000, 8_200_000], 1_250_000),
          readingsOf("lru-cache", [9_000_000, 8_400_000], 900_000),
        ],
      },
    ],
    failures: [{ name: "quick-lru", reason: "it took over 60 s" }],
  },
  differences: [
    { workload: "get beside n keys", other: "reference", ratio: 0.005, clear: true },
    { workload: "get beside n keys", other: "lru-cache", ratio: 0.9, clear: false },
  ],
  missing: ["tiny-lru@13"],
};

function readingsOf(name: string, speeds: [number, number], heldBytes: number) {
  const readings = speeds.map((perSecond, at) => ({
    ...{ size: at === 0 ? 10 : 10_000, perSecond, rounds: [], noise: 0.034, heldBytes },
  }));
  return { name, readings, growth: speeds[0] / speeds[1] };
}

const EMITTER: Challenge = createChallenge({
  summary: "Build the class behind streams and servers, safe when listeners change the list.",
  stages: STAGES,
});

const BRIEF = `# EventEmitter from scratch

Build the class that streams and servers stand on. Other code **registers** functions for a name, and
\`emit\` calls them.

## An example

\`\`\`ts
const emitter = new EventEmitter();
emitter.on("order", (id) => console.log("order", id));
emitter.emit("order", 7); // true: "order 7"
\`\`\`

## Stage 1: Register and call

- **E1.** \`emit\` calls the listeners in the order in which they were registered, with all arguments,
  and returns whether there were any.
- **E2.** \`off\` removes the latest registration.

### Left open

- The order of \`eventNames()\`.
`;

const WHY = `# EventEmitter from scratch

## Stage 1: Register and call

A registration is a **record** of the function and of whether it is for one call: two registrations
of one function never get mixed up.

- The check comes first, so a bad listener leaves nothing behind.
- An empty list does not exist.
`;

const started = createProgress({ slug: "event-emitter" });
const locked = { stages: STAGES.slice(1), requirements: 14 };
const topic = { due: 2, dueNew: 1, retention: 0.91, ids: 9, seenIds: 5 };

const row = { total: 11, stages: 3, opened: null };

const PAGES: Readonly<Record<string, Screen>> = {
  list: (view) => renderCatalog({ challenges, summary, filter: {}, progress, stages }, view),
  bench: (view) => renderBench(BENCH, view),
  show: (view) =>
    renderChallenge(
      {
        challenge: EMITTER,
        progress: started,
        brief: BRIEF,
        locked,
        stage: STAGES[0] ?? null,
        next: ["trainer test event-emitter", "trainer hint event-emitter"],
      },
      view,
    ),
  "drill-tests": (view) =>
    renderTestsTask(
      {
        ...{ title: "EventEmitter from scratch", slug: "event-emitter", stage: 2, stages: 3 },
        ...{ file: "practice/event-emitter/tests/event-emitter.test.ts", mistakes: 25 },
        next: ["trainer show event-emitter", "trainer drill tests event-emitter"],
      },
      view,
    ),
  progress: (view) =>
    renderProgress(
      {
        challenges,
        progress,
        summary,
        stages,
        drills: [
          { drill: "review", done: 3, found: 4, total: 5, falseAlarms: 2 },
          { drill: "repair", done: 1, found: 2, total: 3, falseAlarms: 0 },
        ],
        plan: summarizeToday(TODAY),
        scenes: { total: 76, seen: 9, predicted: 4 },
        topics: [
          { ...topic, deck: "event-loop", cards: 28, seen: 20, known: 12 },
          {
            ...topic,
            deck: "streams",
            cards: 32,
            seen: 0,
            known: 0,
            due: 0,
            dueNew: 0,
            retention: null,
          },
        ],
        next: ["trainer test scheduler", "trainer hint scheduler"],
      },
      view,
    ),
  "next-new": (view) =>
    renderNextChallenge(
      {
        challenge: EMITTER,
        started: false,
        stage: STAGES[0] ?? null,
        next: ["trainer show event-emitter", "trainer new event-emitter"],
      },
      view,
    ),
  next: (view) =>
    renderNextChallenge(
      {
        challenge: EMITTER,
        started: true,
        stage: SECOND,
        next: ["trainer show event-emitter", "trainer test event-emitter"],
      },
      view,
    ),
  "next-done": (view) =>
    renderNextChallenge(
      { challenge: null, started: false, stage: null, next: ["trainer progress", "trainer list"] },
      view,
    ),
  hint: (view) =>
    renderHint(
      {
        title: "emit works on a snapshot of the listeners",
        hint: {
          requirement: "snapshot",
          step: 2,
          text: "Which array does the loop read while a listener calls `off`? Make it one that nobody changes.\n",
        },
        steps: 3,
        next: ["trainer hint event-emitter --requirement snapshot", "trainer test event-emitter"],
      },
      view,
    ),
  "hint-start": (view) =>
    renderHint(
      {
        title: "How to start",
        hint: {
          requirement: "start",
          step: 1,
          text: "Write `on` and `emit` for one name first, and run the example.\n",
        },
        steps: 2,
        next: ["trainer hint event-emitter --requirement start", "trainer test event-emitter"],
      },
      view,
    ),
  "solution-stage": (view) =>
    renderSolution({ title: EMITTER.title, source: null, why: WHY }, view),
  solution: (view) =>
    renderSolution(
      {
        title: EMITTER.title,
        source: "export class EventEmitter {\n  readonly #lists = new Map();\n}\n",
        why: WHY,
      },
      view,
    ),
  "test-all": (view) =>
    renderGrid(
      [
        { ...row, slug: "event-emitter", state: "solved", met: 11, green: 3 },
        { ...row, slug: "scheduler", state: "unsolved", met: 6, green: 1, opened: 2 },
        { ...row, slug: "worker-pool", state: "broken", met: 0, green: 0 },
        { ...row, slug: "circuit-breaker", state: "running", met: 0, green: 0 },
      ],
      view,
    ),
};

const VERDICTS = Object.entries(SAMPLES).map(([name, sample]): [string, Screen] => [
  `test-${name}`,
  ({ style, width }) => {
    const known = { ...STAGE_VIEW, ...sample.stages };
    return reportPretty(sample.verdict, viewOf({ style, width, stages: known, ...sample.view }));
  },
]);

const WATCHED = ["unsolved", "difference", "missing", "opened", "stuck"].map(
  (name): [string, Screen] => [
    `watch-${name}`,
    ({ style, width }) => {
      const sample = SAMPLES[name] ?? { verdict: solved };
      const view = { style, width, stages: { ...STAGE_VIEW, ...sample.stages }, next: [] };
      return renderWatchPage(sample.verdict, viewOf(view), { rows: 28, at: 0 });
    },
  ],
);

/** What each screen shows for sample data, by the name of its golden file. */
export const SCREENS: ReadonlyMap<string, Screen> = new Map([
  ...Object.entries(PAGES),
  ...Object.entries(PLAN_SCREENS),
  ...Object.entries(DRILL_SCREENS),
  ...Object.entries(REPORT_SCREENS),
  ...Object.entries(INTERVIEW_SCREENS),
  ...VERDICTS,
  ...WATCHED,
  ...Object.entries(QUIZ_SCREENS),
  ...Object.entries(TRANSFER_SCREENS),
  ...Object.entries(HOME_SCREENS),
]);
