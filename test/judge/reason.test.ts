import { describe, expect, test } from "vitest";
import type { Attempt } from "../../src/judge/attempt.ts";
import { findBroken } from "../../src/judge/reason.ts";
import { sampleChallenge, sampleError, solvedAttempt } from "./sample.ts";

const SOURCES = [
  { path: "/a/counter.js", text: "class Counter {}\nmodule.exports = { Counter };\n" },
];

function messageOf(change: Partial<Attempt>): string {
  return findBroken(solvedAttempt(change), sampleChallenge(), SOURCES)?.message ?? "";
}

describe("findBroken", () => {
  test("finds nothing wrong with a run that came to its end", () => {
    expect(findBroken(solvedAttempt(), sampleChallenge(), [])).toBeNull();
  });

  test("names the import and whose rule forbids it", () => {
    const refused = { specifier: "node:events", place: null, rule: "challenge" as const };
    expect(messageOf({ refusedImport: refused })).toBe(
      "The file imports `node:events`, but this challenge must be solved without it; remove the import.",
    );
    expect(messageOf({ refusedImport: { ...refused, rule: "judge" } })).toContain(
      "the judge's own tools",
    );
    expect(messageOf({ refusedImport: { ...refused, rule: "fence" } })).toContain(
      "could get round the judge's limits",
    );
  });

  test("names all exports that the suite needs", () => {
    const stage = { n: 1, title: "All", minutes: 5, exports: ["Counter", "reset"] };
    const challenge = sampleChallenge({ stages: [stage] });
    const broken = findBroken(
      solvedAttempt({ missingExport: ["MyCounter", "default"] }),
      challenge,
      [],
    );
    expect(broken?.message).toBe(
      "The file does not export `Counter`, `reset`, which the tests import by name. It exports `MyCounter`: write `export { MyCounter as Counter }`. A default export is not enough.",
    );
  });

  test.each([
    [["nothing"], "It exports `nothing`."],
    [["counter"], "It exports `counter`: write `export { counter as Counter }`."],
    [["MyCounter", "OtherCounter"], "It exports `MyCounter`, `OtherCounter`."],
    [["MyCounter", "help"], "It exports `MyCounter`: write `export { MyCounter as Counter }`."],
    [[], "The file does not export `Counter`, which the tests import by name."],
  ])("says how to give an export its name, if it is clear which: %j", (missingExport, end) => {
    expect(messageOf({ missingExport }).endsWith(end)).toBe(true);
  });

  test("shows the ES form of the line that CommonJS failed in", () => {
    const stack = "ReferenceError: no\n    at file:///a/counter.js:2:1";
    const error = { name: "ReferenceError", message: "module is not defined", stack };
    expect(messageOf({ loadErrors: [error] })).toBe(
      "A solution is an ES module, which has no `module`: write `export { Counter };` instead of `module.exports = { Counter };`.",
    );
    expect(messageOf({ loadErrors: [{ ...error, stack: "" }] })).toContain("Loading the file");
  });

  test("prefers what kept the file from running to what it did", () => {
    const syntaxFault = { message: "Expected `}`", place: { file: "/a.ts", line: 1, column: 1 } };
    const broken = findBroken(
      solvedAttempt({ syntaxFault, killed: "load" }),
      sampleChallenge(),
      [],
    );
    expect(broken?.reason).toBe("syntax-error");
  });

  test("prefers tampering to the way that the run ended", () => {
    const attempt = solvedAttempt({ tampered: "Promise.then", exit: { code: 0, signal: null } });
    expect(findBroken(attempt, sampleChallenge(), [])?.reason).toBe("tampered");
  });

  test("says that nothing can end a wait at the top level", () => {
    expect(messageOf({ killed: "load", pending: [] })).toContain(
      "nothing is pending that could settle it",
    );
  });

  test("names what a wait at the top level waits for", () => {
    expect(messageOf({ killed: "load", pending: ["Timeout", "TCPServerWrap"] })).toContain(
      "while 1 timer and 1 server are pending",
    );
    expect(messageOf({ killed: "load", pending: ["Timeout"] })).toContain(
      "while 1 timer is pending",
    );
  });

  test("says of loading that cannot speak only what was seen of it", () => {
    expect(messageOf({ killed: "load" })).toBe("Loading your file took longer than 5 s.");
    expect(messageOf({ killed: "load", busy: true })).toBe(
      "Loading your file took longer than 5 s: it was still computing; look for slow code or a loop that does not end.",
    );
    expect(messageOf({ killed: "load", busy: false })).toContain(
      "it blocks the thread without computing",
    );
  });

  test("names the function of a loop when it is known", () => {
    const stuckAt = { file: "/a.ts", line: 1, column: 1, function: "spin" };
    expect(messageOf({ killed: "load", stuckAt })).toContain("it is stuck in `spin`");
    expect(messageOf({ killed: "load", stuckAt: { file: "/a.ts", line: 1, column: 1 } })).toBe(
      "Loading your file took longer than 5 s: it is stuck in a loop.",
    );
  });

  test("names the requirement that was judged when the run ended", () => {
    const where = { running: "counts > C1 one" };
    expect(messageOf({ ...where, exit: { code: 3, signal: null } })).toBe(
      "The code ended the process with code 3 while testing `counts`; a solution must not call `process.exit`.",
    );
  });

  test("tells the limits that were passed", () => {
    expect(messageOf({ killed: "output" })).toContain("more than 1 MB");
    expect(messageOf({ killed: "memory" })).toContain("more than 256 MB");
    expect(messageOf({ killed: "run" })).toContain("longer than 20 s");
  });

  test("takes a name that another file lacks for an error of loading", () => {
    const message = "The requested module './b.ts' does not provide an export named 'x'";
    const attempt = solvedAttempt({ loadErrors: [sampleError({ name: "SyntaxError", message })] });
    expect(findBroken(attempt, sampleChallenge(), [])?.reason).toBe("load-error");
  });

  test("says an error in one line, however long its message is", () => {
    const message = `first\nsecond ${"x".repeat(1000)}`;
    const text = messageOf({ lateErrors: [sampleError({ name: "TypeError", message })] });
    expect(text).toContain("TypeError: first;");
    expect(text).not.toContain("second");
    expect(
      messageOf({ loadErrors: [sampleError({ message: "x".repeat(1000) })] }).length,
    ).toBeLessThan(450);
  });
});
