import { expect, test } from "vitest";
import { buildDebrief } from "../../src/interview/build-debrief.ts";
import { clockPad } from "../../src/ui/interview/clock-pad.ts";
import { formatClock } from "../../src/ui/interview/format-clock.ts";
import { linePad } from "../../src/ui/interview/line-pad.ts";
import { renderEnd } from "../../src/ui/interview/render-end.ts";
import { renderClockLines } from "../../src/ui/interview/render-clock.ts";
import { renderTask } from "../../src/ui/interview/render-parts.ts";
import { writeDebrief } from "../../src/ui/interview/write-debrief.ts";
import { renderMarkdown } from "../../src/ui/markdown.ts";
import { CONTENT, play, sampleRun, sampleScript, sampleSpoken } from "../interview/sample.ts";
import { plain } from "./plain-style.ts";

const RUN = sampleRun(["keeps-values"]);
const DEBRIEF = buildDebrief(play({ runs: [RUN] }), CONTENT, []);

test("the clock shows the part, its limit and the whole, and says when time is over", () => {
  const face = { title: "Theory", usedMs: 61_000, limitMs: 360_000, clockMs: 300_500 };
  const all = { ...face, allMs: 2_700_000 };
  const view = { style: plain, width: 79 };
  expect(renderClockLines(all, [], view)).toEqual([
    "Theory 1:01 of 6:00 · interview 5:00 of 45:00",
  ]);
  const used = { ...all, usedMs: 360_000 };
  expect(renderClockLines(used, [], view)).toEqual([
    "Theory 6:00 of 6:00, time is over · interview 5:00 of 45:00",
  ]);
  const over = { ...used, title: "The task and your questions", clockMs: 2_760_000 };
  expect(renderClockLines(over, ["Now.", "Later."], view)).toEqual([
    "The task and your questions 6:00 of 6:00 · interview 46:00 of 45:00, over time",
    "Now.",
    "Later.",
  ]);
  const narrow = { ...all, title: "Coding that unfolds" };
  expect(renderClockLines(narrow, [], { ...view, width: 55 })).toEqual([
    "Coding that unfolds 1:01/6:00 · interview 5:00/45:00",
  ]);
  expect(formatClock(3_661_000)).toBe("61:01");
});

test("what is said below the clock is never cut, and takes its rows from the pad", () => {
  const long = "Stage 1 is not met yet: h gives the smallest help.";
  const face = { title: "Coding", usedMs: 0, limitMs: 1, clockMs: 0, allMs: 1 };
  const pad = clockPad(linePad({ message: "What?", help: "", style: plain }), {
    lines: (width) => renderClockLines(face, [long], { style: plain, width }),
    keep: () => undefined,
  });
  const lines = pad.show("", { columns: 30, rows: 12 }).split("\n");
  expect(lines.every((line) => line.length < 30)).toBe(true);
  expect(lines.join(" ")).toContain(long);
});

test("a debrief has every section, on the screen as in the file", () => {
  const text = writeDebrief(DEBRIEF);
  for (const title of [
    "Signals",
    "Practise this",
    "Time",
    "Requirements",
    "Questions",
    "Said aloud",
  ])
    expect(text).toContain(`\n## ${title}\n`);
  expect(text).toContain(
    "- not met: A max of zero throws a RangeError. The test says: zero-max must hold",
  );
  expect(text).toContain("| Correctness |");
  const screen = renderMarkdown(text, plain, 80);
  for (const line of screen.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
});

test("the level reached is told in the words of the page", () => {
  expect(writeDebrief(DEBRIEF)).toContain("measured as a middle. Level reached: none yet.");
});

test("each question that was not asked is listed, with what it cost where that is known", () => {
  const script = sampleScript(sampleSpoken(), { asked: 0 });
  const text = writeDebrief(buildDebrief(play({ runs: [RUN], script }), CONTENT, []));
  expect(text).toContain("- How large? **Small.**\n");
  expect(text).toContain("You did not meet: A max of zero throws a RangeError");
});

test("a signature that is too wide is broken between words, and nothing of it is lost", () => {
  const signature = [
    "interface RetryOptions {",
    "  signal?: AbortSignal; // an abort ends a wait immediately, none by default",
    "}",
  ].join("\n");
  for (const width of [40, 56, 80]) {
    const text = renderTask({ said: "Write a retry.", signature }, { style: plain, width });
    const lines = text.split("\n");
    expect(lines.every((line) => line.length <= width)).toBe(true);
    expect(text.split(/\s+/).join(" ")).toContain(signature.split(/\s+/).join(" "));
  }
});

test("the end repeats the result, and breaks no path", () => {
  const path = "practice/interviews/2026-11-30T10-00-00-a-challenge-with-a-very-long-name";
  const files = { page: `${path}.html`, markdown: `${path}.md` };
  const lines = renderEnd(DEBRIEF, files, { style: plain, width: 60 }).split("\n");
  expect(lines[0]).toContain("Result of this interview (");
  expect(lines.join(" ")).toContain(`): ${DEBRIEF.result} `);
  expect(lines).toContain(`${path}.html`);
  expect(lines).toContain(`${path}.md`);
  expect(lines.at(-2)).toBe(`→ trainer ${DEBRIEF.practise.command.join(" ")}`);
});

test("what a candidate wrote cannot break out of its line", () => {
  const code = "const a = `x`; // | ``` \u001B[2J\n# Head";
  const mistakes = [{ requirement: null, says: "It is\nwrong.", line: 3, code }];
  const text = writeDebrief({ ...DEBRIEF, mistakes });
  expect(text).not.toContain("\u001B");
  expect(text).toContain("Line 3, ````const a = `x`; // | ``` [2J # Head````: It is wrong.");
});

test("a line is typed, taken back and ended; an empty one is an answer", () => {
  const pad = linePad({ message: "What?", help: "Enter: done", style: plain });
  const type = (keys: readonly string[]): unknown => {
    let state = pad.start;
    for (const text of keys) {
      const name = text.length > 1 ? text : "";
      const press = pad.press(state, { name, text: name === "" ? text : "" });
      if (press.kind === "done") return press.result;
      state = press.state;
    }
    return undefined;
  };
  expect(type(["H", "i", "x", "backspace", " ", "return"])).toBe("Hi");
  expect(type(["return"])).toBe("");
});
