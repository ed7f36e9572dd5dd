import { expect, test } from "vitest";
import { parseMistakeFile } from "../../src/catalog/parse-mistake-file.ts";
import { catchError } from "../workspace/caught-error.ts";
import { writeHunks } from "./edit-sample.ts";

const SOURCE = "challenges/scheduler/mistakes/run-ends-pause.md";

const HEAD = ["title: Goes on after it was paused", "misses: pause"];
const SAYS = ["The end of a run sets the next timer: look at `enabled` first."];
const DIFF = ["```diff", "     this.#jobs.set(name, job);", "-    this.#arm(job);", "```"];

interface Parts {
  head?: string[];
  says?: string[];
  fence?: string[];
  name?: string;
}

function parse({ head = HEAD, says = SAYS, fence = DIFF, name = "run-ends-pause" }: Parts) {
  const lines = ["---", ...head, "---", "", ...says, "", ...fence, ""];
  return parseMistakeFile(name, lines.join("\n"), SOURCE);
}

function findFaults(parts: Parts): string[] {
  return splitFaults(() => parse(parts));
}

function splitFaults(action: () => unknown): string[] {
  const { code, message } = catchError(action);
  expect(code).toBe("INVALID_MISTAKE");
  return message.split("\n").map((line) => line.replace(`${SOURCE}: `, ""));
}

test("A sound mistake keeps its fields and its file's name", () => {
  expect(parse({})).toEqual({
    name: "run-ends-pause",
    title: "Goes on after it was paused",
    misses: ["pause"],
    when: {},
    on: null,
    says: "The end of a run sets the next timer: look at `enabled` first.",
    change: {
      kind: "edit",
      hunks: writeHunks(["     this.#jobs.set(name, job);", "-    this.#arm(job);"]),
    },
  });
});

test("Line ends may be those of Windows", () => {
  const text = ["---", ...HEAD, "---", "", ...SAYS, "", ...DIFF, ""].join("\r\n");
  expect(parseMistakeFile("run-ends-pause", text, SOURCE)).toEqual(parse({}));
});

test("Requirements are separated by commas or stand in a list", () => {
  const head = ["title: x", "misses: pause, resume"];
  expect(parse({ head }).misses).toEqual(["pause", "resume"]);
  expect(parse({ head: ["misses:", "  - pause", "  - resume", "title: x"] }).misses).toEqual([
    "pause",
    "resume",
  ]);
  expect(parse({ head: ["misses:", "- pause", "- resume", "title: x"] }).misses).toEqual([
    "pause",
    "resume",
  ]);
});

test("Another base is named by its form", () => {
  expect(parse({ head: [...HEAD, "on: right/flat-list"] }).on).toBe("right/flat-list");
  expect(findFaults({ head: [...HEAD, "on: flat-list"] })).toEqual([
    'line 4: expected `on` such as right/flat-list, got "flat-list"',
  ]);
});

test("A plain text is looked for as it stands, in every missed requirement", () => {
  const { when } = parse({ head: ["title: x", "misses: pause, resume", "when: a.b (c) /d/"] });
  expect(when["pause"]?.test("it says a.b (c) /d/ here")).toBe(true);
  expect(when["resume"]?.test("it says a.b (c) /d/ here")).toBe(true);
  expect(when["pause"]?.test("it says aXb (c) /d/ here")).toBe(false);
});

test("A text between slashes is a pattern, with flags behind it", () => {
  const { when } = parse({ head: [...HEAD, "when: /^(a|b) c\\/d$/im"] });
  expect(when).toEqual({ pause: /^(a|b) c\/d$/im });
});

test("Each requirement may have a text of its own, and some none", () => {
  const head = [
    "title: x",
    "misses: pause, resume, stop",
    "when:",
    "  pause: it: stops",
    "  stop: /x/",
  ];
  expect(parse({ head }).when).toEqual({ pause: /it: stops/, stop: /x/ });
});

test("A requirement called like a method of objects has no pattern unless it is given", () => {
  const head = ["title: x", "misses: constructor"];
  expect(parse({ head }).when["constructor"]).toBeUndefined();
  expect(parse({ head: [...head, "when: x"] }).when["constructor"]).toEqual(/x/);
});

test("The paragraph is joined to one line", () => {
  expect(parse({ says: ["One and", "  two  three."] }).says).toBe("One and two three.");
});

test("Hunks are separated by @@, and an empty line is one of context", () => {
  const fence = ["```diff", " a", "", "-b", "@@", "+@@", " @@", "-", "```"];
  expect(parse({ fence }).change).toEqual({
    kind: "edit",
    hunks: writeHunks([" a", " ", "-b"], ["+@@", " @@", "-"]),
  });
});

test("A whole file ends with a line end, and a longer fence may hold a shorter one", () => {
  const fence = ["````ts", "const a = `", "```", "`;", "````"];
  expect(parse({ fence }).change).toEqual({ kind: "whole", text: "const a = `\n```\n`;\n" });
});

test("All faults of the front matter are reported at once, with their lines", () => {
  const head = [
    "misses: pause, Pause, pause",
    "when:",
    "  resume: x",
    "  pause: /(/",
    "  pause: y",
    "note: x",
    "on:",
    "misses: stop",
  ];
  expect(findFaults({ head })).toEqual([
    "line 1: expected a `title`, got nothing",
    'line 2: expected the id of a requirement, got "Pause"',
    'line 2: expected each requirement once, got "pause"',
    'line 4: expected a requirement of `misses` and its text, got "resume: x"',
    'line 5: expected a regular expression between the slashes, got "/(/"',
    'line 6: expected each requirement once, got "pause: y"',
    'line 7: expected one of title, misses, when, on, got "note: x"',
    "line 8: expected `on` such as right/flat-list, got nothing",
    'line 9: expected `misses` once, got "misses: stop"',
  ]);
});

test("A text must not fit every finding", () => {
  expect(findFaults({ head: [...HEAD, "when:"] })).toEqual([
    "line 4: expected a text that not every finding contains, got nothing",
  ]);
  expect(findFaults({ head: [...HEAD, "when: /x?/"] })).toEqual([
    'line 4: expected a text that not every finding contains, got "/x?/"',
  ]);
});

test("A key has a text or lines below it, not both, and lines only where they are a list or map", () => {
  expect(
    findFaults({ head: ["title: x", "  y", "misses: pause", "when: x", "  pause: y"] }),
  ).toEqual([
    'line 3: expected `title` in one line, got "y"',
    'line 6: expected one text or a map, not both, got "pause: y"',
  ]);
  expect(findFaults({ head: ["  y", ...HEAD] })).toEqual([
    'line 2: expected one of title, misses, when, on, got "  y"',
  ]);
  expect(findFaults({ head: ["title: x", "misses:"] })).toEqual([
    "line 3: expected the id of a requirement, got nothing",
  ]);
});

test("All faults of the body are reported at once, with their lines", () => {
  const fence = ["```diff", " a", "@@", "+b", "*c", "@@", "+d", "```", "", "After."];
  expect(findFaults({ name: "Run", says: ["No stop", "", "Two."], fence })).toEqual([
    'line 1: expected a file name in kebab-case, got "Run"',
    'line 6: expected a paragraph that ends with a full stop, got "No stop"',
    'line 8: expected only one paragraph, got "Two."',
    'line 10: expected a hunk that changes a line after it, got "```diff"',
    'line 14: expected a line that begins with a space, `-` or `+`, got "*c"',
    'line 15: expected a hunk with a line of the base after it, got "@@"',
    'line 19: expected nothing after the fence, got "After."',
  ]);
});

test("A hunk may not be empty", () => {
  const fence = ["```diff", "@@", "-a", "@@", "```"];
  expect(findFaults({ fence })).toEqual([
    'line 8: expected a hunk that changes a line after it, got "```diff"',
    'line 11: expected a hunk that changes a line after it, got "@@"',
  ]);
});

test("An edit has at most 40 changed lines", () => {
  const lines = Array.from({ length: 40 }, (_, index) => `-${index}`);
  expect(parse({ fence: ["```diff", " a", ...lines, "```"] }).change.kind).toBe("edit");
  expect(findFaults({ fence: ["```diff", " a", ...lines, "+x", "```"] })).toEqual([
    'line 8: expected at most 40 changed lines (more are a whole file in a `ts` fence), got "41"',
  ]);
});

test("A fence of another kind, an empty one and one without an end are faults", () => {
  expect(findFaults({ fence: ["```js", "x", "```"] })).toEqual([
    'line 8: expected a fence of `diff` or `ts`, got "```js"',
  ]);
  expect(findFaults({ fence: ["```ts", "", "```"] })).toEqual([
    "line 8: expected a file in the fence, got nothing",
  ]);
  expect(findFaults({ fence: ["```diff", "-x"] })).toEqual([
    'line 8: expected an end of this fence, got "```diff"',
  ]);
});

test("What is missing altogether is said once", () => {
  expect(findFaults({ fence: [] })).toEqual([
    "line 8: expected a fence of `diff` or `ts`, got nothing",
  ]);
  expect(findFaults({ says: [] })).toEqual([
    "line 5: expected a paragraph that ends with a full stop, got nothing",
  ]);
  const [first] = splitFaults(() => parseMistakeFile("x", "", SOURCE));
  expect(first).toBe("line 1: expected front matter between two lines of `---`, got nothing");
});
