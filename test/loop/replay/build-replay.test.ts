import { expect, test } from "vitest";
import { findDefinitions } from "../../../src/loop/io/find-definitions.ts";
import { buildReplay, NAMED_RULES } from "../../../src/loop/replay/build-replay.ts";
import { showSource } from "../../../src/loop/replay/show-source.ts";
import { TRACE } from "../../ui/loop/sample-trace.ts";

const FILE = "/home/ada/snippet.cjs";
const FACTS = { trace: TRACE, file: FILE, findDefinition: () => 7, difference: null };

test("a replay names the file as a person does, and nothing of where it lies", () => {
  const { trace } = buildReplay({ ...FACTS, room: 10_000 });
  expect(JSON.stringify(trace)).not.toContain("/home/ada");
  expect(trace.steps[1]?.scheduledBy.site?.file).toBe("snippet.cjs");
  expect(trace.printed).toEqual(TRACE.printed);
});

test("a replay has a rule for each two steps", () => {
  const { decided } = buildReplay({ ...FACTS, room: 10_000 });
  const names = Array.from(decided[0] ?? "").map(
    (sign) => NAMED_RULES.find((rule) => rule.sign === sign)?.name,
  );
  expect(names).toEqual(["R-MAIN-FIRST", "R-MAIN-FIRST"]);
  expect(decided.map(({ length }) => length)).toEqual([2, 1, 0]);
});

test("each rule has a sign of its own", () => {
  expect(new Set(NAMED_RULES.map(({ sign }) => sign)).size).toBe(NAMED_RULES.length);
});

test("a long run is cut in its middle where there is no more room, and says where", () => {
  const [main, ...others] = TRACE.steps;
  const last = others.at(-1);
  if (main === undefined || last === undefined) throw new Error("There are no steps.");
  const steps = [main, ...Array.from({ length: 99 }, (_none, at) => ({ ...last, n: at + 1 }))];
  const times = steps.map(({ n }) => ({ made: null, from: n, to: n + 1 }));
  const long = { ...TRACE, steps, times };
  const { trace, cut, cutBefore, decided } = buildReplay({ ...FACTS, trace: long, room: 5000 });
  const numbers = trace.steps.map(({ n }) => n);
  expect(numbers.at(-1)).toBe(99);
  expect(cut).toBe(100 - numbers.length);
  expect(numbers.indexOf(cutBefore ?? -1)).toBeGreaterThan(3);
  expect(trace.times?.map(({ from }) => from)).toEqual(numbers);
  expect(decided.map(({ length }) => length)).toEqual(
    numbers.map((_n, at) => numbers.length - at - 1),
  );
  expect(JSON.stringify(trace.steps).length).toBeLessThan(5200);
});

test("the source of a scene begins behind its lesson", () => {
  const text = "/*\n---\ntitle: a\n---\nlesson\n*/\n\nconsole.log(1);\n";
  expect(showSource(text, true)).toEqual({ lines: ["console.log(1);"], first: 8 });
  expect(showSource("a();\r\nb();\r\n", false)).toEqual({ lines: ["a();", "b();"], first: 1 });
});

test.each([
  { text: "setTimeout(() => {}, 1);", call: "setTimeout", line: 1 },
  { text: "setTimeout(\n  function () {},\n);", call: "setTimeout", line: 2 },
  { text: "process.nextTick(later);\n\nfunction later() {}", call: "nextTick", line: 3 },
  { text: "const f = () => {}; Promise.resolve()\n.then(f);", call: "then", line: 1 },
  { text: "setTimeout(other, 1);", call: "setTimeout", line: null },
  {
    text: "function work(f) { f(); }\nfunction done() {}\nsetTimeout(work, 1, done);",
    ...{ call: "setTimeout", line: 1 },
  },
  { text: "function work() {}\nimmediate(work, () => {});", call: "immediate", line: 2 },
  { text: "setTimeout(...all, () => {});", call: "setTimeout", line: null },
  { text: "p.then(() => {}, () => {});", call: "then", line: null },
  {
    text: "function done() {}\nconst run = (done) => setTimeout(done, 1);",
    ...{ call: "setTimeout", line: null },
  },
  {
    text: "{ const f = () => {}; }\n{ const f = () => {}; setTimeout(f, 1); }",
    ...{ call: "setTimeout", line: null },
  },
])("the definition of a callback is found: $text", ({ text, call, line }) => {
  const lines = text.split("\n");
  const at = lines.findIndex((one) => one.includes(call));
  const site = { file: "a.cjs", line: at + 1, column: (lines[at] ?? "").indexOf(call) + 1 };
  expect(findDefinitions("a.cjs", text)(site)).toBe(line);
});

test("a call inside of another one has its own definition", () => {
  const text = "setTimeout(() => {\n  setImmediate(() => {});\n}, 1);";
  const find = findDefinitions("a.cjs", text);
  expect(find({ file: "a.cjs", line: 2, column: 3 })).toBe(2);
  expect(find({ file: "a.cjs", line: 1, column: 1 })).toBe(1);
});
