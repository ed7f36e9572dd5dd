import { describe, expect, test } from "vitest";
import { LOOP_RULES } from "../../../src/loop/rules.ts";
import type { Difference } from "../../../src/loop/compare-traces.ts";
import type { LoopRule, Site, Step, Trace } from "../../../src/loop/trace.ts";
import { renderMatrix } from "../../../src/ui/loop/render-matrix.ts";
import { renderOrders } from "../../../src/ui/loop/render-orders.ts";
import { renderPrediction } from "../../../src/ui/loop/render-prediction.ts";
import { renderScreen } from "../../../src/ui/loop/render-screen.ts";
import { renderNumberedSource } from "../../../src/ui/loop/render-source.ts";
import { renderTimeline } from "../../../src/ui/loop/render-timeline.ts";
import { createStyle } from "../../../src/ui/style.ts";
import { displayWidth } from "../../../src/ui/text/glyphs.ts";
import { TRACE } from "./sample-trace.ts";

const style = createStyle({ interactive: false, width: 80, color: false, unicode: false });
const view = { style, width: 80 };

function widest(text: string): number {
  return Math.max(...text.split("\n").map(displayWidth));
}

test("a source to read is broken where a reader would, and nothing of it is lost", () => {
  const lines = ["f(() => {", '  call("a", "b", "c", "d", "e", "f");', "});"];
  const text = renderNumberedSource({ lines, first: 9 }, { style, width: 34 });
  expect(text).toBe(' 9  f(() => {\n10    call("a", "b", "c",\n        "d", "e", "f");\n11  });');
  const wide = renderNumberedSource({ lines, first: 1 }, { style, width: 40 });
  expect(wide.split("\n").map((line) => line.slice(3))).toEqual(lines);
});

describe("renderTimeline", () => {
  test("has a row for each callback of the learner's and folds Node's own", () => {
    const text = renderTimeline({ trace: TRACE, rules: LOOP_RULES, options: {} }, view);
    expect(text).toMatch(/1 +- +nextTick +line 2 process\.nextTick +tick/);
    expect(text).not.toContain("line 3 promise.then");
    expect(text).toContain("1 callback of Node itself hidden");
  });

  test("unfolds them when asked to", () => {
    const text = renderTimeline(
      { trace: TRACE, rules: LOOP_RULES, options: { internals: true } },
      view,
    );
    expect(text).toMatch(/2 +- +microtask +line 3 promise\.then +\(internal\)/);
  });

  test("shows the queues of one step, the one that runs in brackets", () => {
    const text = renderTimeline(
      { trace: TRACE, rules: LOOP_RULES, options: { queues: "1" } },
      view,
    );
    expect(text).toContain("nextTick  [line 2 process.nextTick]");
    expect(text).toContain("microtask line 3 promise.then");
    expect(text).not.toContain("What waited when step 0");
  });

  test("writes out control characters of the snippet", () => {
    const text = renderTimeline({ trace: TRACE, rules: LOOP_RULES, options: {} }, view);
    expect(text).toContain("\\x1b[2J");
    expect(text).not.toContain("\u001B");
  });

  test.each([40, 80])("stays in %i columns", (width) => {
    const text = renderTimeline({ trace: TRACE, rules: LOOP_RULES, options: {} }, { style, width });
    expect(widest(text)).toBeLessThanOrEqual(width);
  });

  test("warns when a plain run printed something else and when the queues are in doubt", () => {
    const checks = { ...TRACE.checks, sameAsPlain: false, plain: ["tick", "script"], fifoBad: 1 };
    const text = renderTimeline(
      { trace: { ...TRACE, checks }, rules: LOOP_RULES, options: {} },
      { style, width: 200 },
    );
    expect(text).toContain("printed something else: tick, script");
    expect(text).toContain("1 of 3 ticks and microtasks did not come out");
  });
});

test("nothing is said of a plain run that was not made", () => {
  const page = { rules: LOOP_RULES, options: {} };
  const tell = (more: object): string =>
    renderTimeline({ trace: { ...TRACE, checks: { ...TRACE.checks, ...more } }, ...page }, view);
  expect(tell({})).toContain("A run without the tracer printed the same.");
  expect(tell({ compared: false })).not.toContain("without the tracer");
});

test("a race is told where nobody asked for all orders, and not where they are listed", () => {
  const races = [
    { step: 1, against: [2] },
    { step: 2, against: [3] },
  ];
  const page = { rules: LOOP_RULES, options: {} };
  const wide = { style, width: 200 };
  const text = renderTimeline({ trace: { ...TRACE, races }, ...page }, wide);
  expect(text).toContain("No rule puts step 1 before step 2, only time did, nor at 1 other step");
  const set = { list: [], complete: false, faithful: true, assumptions: [], runs: 2 };
  const orders = { ...set, made: { plain: 1, traced: 1, directed: 0 } };
  const listed = renderTimeline({ trace: { ...TRACE, races, orders }, ...page }, wide);
  expect(listed).not.toContain("No rule puts");
});

describe("renderScreen", () => {
  const source = Array.from({ length: 60 }, (_, at) => `line${at + 1}();`).join("\n");
  const page = { trace: TRACE, steps: TRACE.steps, source, rules: LOOP_RULES };

  test.each([0, 1, 2])("step %i fits in 80 columns and 24 rows", (at) => {
    const text = renderScreen({ ...page, at, height: 24 }, view);
    expect(widest(text)).toBeLessThanOrEqual(80);
    expect(text.split("\n").length).toBeLessThanOrEqual(24);
  });

  test("loses no queue to a long one, and says how much of it is left out", () => {
    const [main, tick, job] = TRACE.steps;
    if (main === undefined || tick === undefined || job === undefined) throw new Error("No steps.");
    const many = Array.from({ length: 30 }, (_none, line) => ({
      ...{ step: null, api: "process.nextTick", line: line + 1 },
    }));
    const long = { ...tick, queuesBefore: { ...tick.queuesBefore, nextTick: many } };
    const steps = [main, long, job];
    const text = renderScreen(
      { ...page, trace: { ...TRACE, steps }, steps, at: 1, height: 24 },
      view,
    );
    for (const name of ["nextTick", "microtask", "timers", "poll", "check", "close"])
      expect(text).toMatch(new RegExp(`^  ${name} `, "m"));
    expect(text).toMatch(/nextTick .*and \d+ more$/m);
  });

  test("shows what was printed so far beside a source that is as wide as it needs to be", () => {
    const wide = { style, width: 120 };
    const long = `${"x".repeat(60)};\n${source}`;
    const text = renderScreen({ ...page, source: long, at: 1, height: 24 }, wide);
    expect(text).toContain("x".repeat(60));
    expect(text).toMatch(/Output so far\n(?:.*script\n)(?:.*tick)/);
  });

  test("points to the line that scheduled a step where a helper prints for several lines", () => {
    const [main, tick, job] = TRACE.steps;
    if (main === undefined || tick === undefined || job === undefined) throw new Error("No steps.");
    const at = (line: number): Site => ({ file: "a.cjs", line, column: 1 });
    const make = (step: Step, line: number, printing: number): Step => ({
      ...step,
      scheduledBy: { ...step.scheduledBy, site: at(line) },
      runsAt: at(printing),
      prints: [{ text: "x\n", stream: "out", site: at(printing) }],
    });
    const show = (second: number): string => {
      const steps = [main, make(tick, 3, 2), make(job, 5, second)];
      return renderScreen({ ...page, steps, at: 1, height: 24 }, { style, width: 120 });
    };
    expect(show(2)).toMatch(/> +3 line3\(\);/);
    expect(show(2)).toMatch(/p +2 line2\(\);/);
    expect(show(2)).toContain("by line 2 (marked p)");
    expect(show(6)).toMatch(/> +2 line2\(\);/);
    expect(show(6)).toMatch(/s +3 line3\(\);/);
  });

  test("keeps room for the output beside several rules, and tells the first one in any case", () => {
    const [main, tick] = TRACE.steps;
    if (main === undefined || tick === undefined) throw new Error("No steps.");
    const why: LoopRule[] = [
      ...(["R-MAIN-FIRST", "R-LINES-IN-ORDER", "R-TICK-FIFO", "R-MICRO-FIFO"] as const),
      ...(["R-TIMERS-AGAIN", "R-POOL-IN-TURN", "R-EXIT-LAST"] as const),
    ];
    const steps = [main, { ...tick, why }];
    const text = renderScreen({ ...page, steps, at: 1, height: 24 }, view);
    expect(text).toContain("Output so far");
    expect(text).toContain("The script runs from");
  });

  test("marks the line and shows the queues", () => {
    const text = renderScreen({ ...page, at: 1, height: 24 }, view);
    expect(text).toMatch(/> +2 line2\(\);/);
    expect(text).toContain("nextTick  [line 2 process.nextTick]");
    expect(text).toContain("step 2 of 3");
  });
});

test("a wrong prediction shows the step, the queues and the rule", () => {
  const trace: Trace = {
    ...TRACE,
    prediction: {
      ...{ given: ["tick", "script"], verdict: "impossible", divergesAt: 1 },
      ...{ predicted: "job", printed: "tick", why: ["R-TICK-BEFORE-MICRO"] },
    },
  };
  const text = renderPrediction({ trace, rules: LOOP_RULES }, view);
  expect(text).toContain("You expected `job`, but it printed `tick` at step 1, in nextTick.");
  expect(text).toContain("[line 2 process.nextTick]");
  expect(text).toContain("R-TICK-BEFORE-MICRO");
});

test("a prediction that nobody saw and nothing forbids is called neither possible nor impossible", () => {
  const orders = {
    ...{ list: [], complete: false, faithful: true, assumptions: [], runs: 12 },
    made: { plain: 5, traced: 3, directed: 4 },
  };
  const prediction = {
    ...{ given: ["tick", "script"], verdict: "unseen" as const, divergesAt: 1 },
    ...{ predicted: "job", printed: "tick", why: ["R-TICK-BEFORE-MICRO" as const] },
  };
  const wide = { style, width: 200 };
  const tell = (more: object): string =>
    renderPrediction(
      { trace: { ...TRACE, prediction, orders: { ...orders, ...more } }, rules: LOOP_RULES },
      wide,
    );
  expect(tell({})).toContain("Not seen: None of 12 runs printed that. No rule was found");
  expect(tell({})).toContain("Why this run went another way");
  expect(tell({ declared: [["script", "tick"]] })).toContain("The scene does not list it.");
  expect(tell({})).not.toContain("mpossible:");
});

test("an order says how it was seen and how to see it again", () => {
  const orders = {
    list: [
      {
        prints: ["a", "b"],
        status: "witnessed" as const,
        seen: { plain: 0, traced: 0, directed: 1 },
        forcing: "a fast machine",
        again: "dilate:20",
      },
      {
        prints: ["b", "a"],
        status: "witnessed" as const,
        seen: { plain: 1, traced: 1, directed: 0 },
      },
    ],
    ...{ complete: false, faithful: true, assumptions: ["One."], runs: 3 },
    made: { plain: 1, traced: 1, directed: 1 },
  };
  const text = renderOrders({ orders, rules: LOOP_RULES, name: "x.cjs" }, view);
  expect(text).toContain("2 orders, 2 witnessed (3 runs)");
  expect(text).toContain("Seen in 1 directed run, the first with a fast machine.");
  expect(text).toContain('trainer loop x.cjs --force "dilate:20"');
  expect(text).toContain("Seen in 2 normal runs.");
  expect(text).toContain("not explored: none of 3 runs printed it.");
});

test("a matrix explains a difference once, with the runs that it is about", () => {
  const difference = {
    ...{ race: false, place: 1, base: "tick", other: "job" },
    why: "R-ESM-MAIN-IS-A-JOB" as const,
  };
  const other: Trace = { ...TRACE, mode: "esm", printed: ["script", "job", "tick"] };
  const rows = [
    { trace: TRACE, difference: null, fault: null },
    { trace: other, difference, fault: null },
  ];
  const text = renderMatrix({ rows, rules: LOOP_RULES, name: "x.cjs" }, { style, width: 200 });
  expect(text).toContain(
    '24.21.0 ES module: "job" came where 24.21.0 CommonJS printed "tick". The body of an ES module',
  );
  const tell = (more: Partial<Difference>): string => {
    const rowsOf = [
      { trace: TRACE, difference: null, fault: null },
      { trace: other, difference: { ...difference, ...more }, fault: null },
    ];
    return renderMatrix({ rows: rowsOf, rules: LOOP_RULES, name: "x.cjs" }, { style, width: 400 });
  };
  expect(tell({ why: null })).toContain("No rule of the loop explains it");
  expect(tell({ race: true, raceIn: "other", why: null })).toContain(
    "but that is a race: such a run was seen to print both orders.",
  );
  expect(tell({ why: "R-ESM-STARTS-INSIDE-LOOP" })).toContain("before Node 22.18 and 24.3.");
});
