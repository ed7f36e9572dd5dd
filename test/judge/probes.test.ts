import { parseSync } from "rolldown/utils";
import { describe, expect, test } from "vitest";
import { addProbes, findSpinning } from "../../src/judge/probes.ts";
import type { Probe, ProbedSource } from "../../src/judge/probes.ts";

function probe(text: string): ProbedSource {
  const tree = parseSync("a.ts", text, { lang: "ts" }).program;
  return addProbes({ path: "/a.ts", text, tree, callee: "p", firstId: 0 });
}

describe("addProbes", () => {
  test.each([
    ["a function", "function f() { g(); }", "function f() {;p(0); g(); }"],
    ["an arrow with a body", "const f = () => { g(); };", "const f = () => {;p(0); g(); };"],
    ["an arrow without a body", "const f = () => g();", "const f = () => (p(0),g());"],
    [
      "an arrow that gives an object",
      "const f = () => ({ a: 1 });",
      "const f = () => (p(0),({ a: 1 }));",
    ],
    ["a loop with a body", "while (x) { g(); }", "while (x) {;p(0); g(); }"],
    ["a loop without a body", "while (x) g();", "while (x) {p(0);g();}"],
    ["an empty loop", "for (;;);", "for (;;) {p(0);;}".replace(" {", "{")],
    [
      "a loop of one statement without a semicolon",
      "for (const a of b) g()\nh()",
      "for (const a of b) {p(0);g();}\nh()",
    ],
    ["a do loop", "do g(); while (x)", "do {p(0);g();} while (x)"],
    ["loops in loops", "for (;;) for (;;) g();", "for (;;) {p(0);for (;;) {p(1);g();}}"],
    ["a labelled loop", "a: for (;;) { continue a; }", "a: for (;;) {;p(0); continue a; }"],
    [
      "directives",
      'function f() { "use strict"; g(); }',
      'function f() { "use strict";;p(0); g(); }',
    ],
    [
      "a method with types",
      "class A { m(a: B): C { return a; } }",
      "class A { m(a: B): C {;p(0); return a; } }",
    ],
  ])("probes %s", (_title, text, expected) => {
    expect(probe(text).text).toBe(expected);
  });

  test.each([
    "abstract class A { abstract m(): void; }",
    "declare function f(): void;",
    "interface A { m(): void }",
  ])("has nothing to probe in %s", (text) => {
    expect(probe(text)).toEqual({ text, probes: [] });
  });

  test("gives code that still parses, on the same lines", () => {
    const text =
      "class A {\n  #x = () => [1].map((n) => n);\n  async *m() {\n    for await (const a of b) if (a) continue; else yield a;\n  }\n}\n";
    const { text: probed } = probe(text);
    expect(parseSync("a.ts", probed, { lang: "ts" }).errors).toEqual([]);
    expect(probed.split("\n")).toHaveLength(text.split("\n").length);
  });

  test.each([
    ["class A { m() { for (;;); } }", "A.m"],
    ["class A { #m() { for (;;); } }", "A.#m"],
    ["class A { get m() { for (;;); } }", "A.m"],
    ["class A { m = () => { for (;;); }; }", "A.m"],
    ["const A = class { m() { for (;;); } };", "m"],
    ["function f() { for (;;); }", "f"],
    ["const f = () => { for (;;); };", "f"],
    ["const a = { m() { for (;;); } };", "m"],
    ["[1].map(() => { for (;;); });", null],
    ["for (;;);", null],
  ])("names the function of a loop in %s", (text, name) => {
    expect(probe(text).probes.find(({ kind }) => kind === "loop")?.function).toBe(name);
  });

  test("knows where each probe is and what is around it", () => {
    const [first, second] = probe("function f() {\n  for (;;);\n}").probes;
    expect(first).toMatchObject({
      id: 0,
      kind: "function",
      place: { file: "/a.ts", line: 1, column: 1 },
      around: [],
    });
    expect(second).toMatchObject({
      id: 1,
      kind: "loop",
      place: { file: "/a.ts", line: 2, column: 3 },
      around: [0],
    });
  });

  test("counts ids on from the first", () => {
    const tree = parseSync("a.ts", "for (;;);").program;
    const { probes } = addProbes({
      path: "/a.ts",
      text: "for (;;);",
      tree,
      callee: "p",
      firstId: 7,
    });
    expect(probes.map(({ id }) => id)).toEqual([7]);
  });
});

describe("findSpinning", () => {
  const { probes } = probe(
    "function outer() { while (a) { inner(); } }\nfunction inner() { for (const b of c) b(); }\n",
  );
  const [outer, loop, inner, finite] = probes.map(({ id }: Probe) => id);

  function find(...passed: (number | undefined)[]): number | undefined {
    return findSpinning(
      passed.flatMap((id) => id ?? []),
      probes,
    )?.id;
  }

  test("takes the loop that goes on, not the functions that it calls", () => {
    expect(find(loop, inner, finite)).toBe(loop);
  });

  test("takes the function when no loop was passed", () => {
    expect(find(inner)).toBe(inner);
  });

  test("takes a loop rather than a function beside it", () => {
    expect(find(inner, finite, loop)).toBe(loop);
    expect(find(finite)).toBe(finite);
  });

  test("takes a function that is called again and again over its own loop", () => {
    expect(find(outer, loop)).toBe(outer);
  });

  test("finds nothing when nothing was passed", () => {
    expect(find()).toBeUndefined();
  });
});
