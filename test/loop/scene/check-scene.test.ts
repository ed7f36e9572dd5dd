import { describe, expect, test } from "vitest";
import {
  checkCoverage,
  checkPhases,
  checkSceneRun,
  checkTrace,
} from "../../../src/loop/scene/check-scene.ts";
import { parseScene } from "../../../src/loop/scene/parse-scene.ts";
import type { Trace } from "../../../src/loop/trace.ts";
import { replay } from "../replay.ts";
import { FILE, TEXT } from "./scene-text.ts";

const scene = parseScene(FILE, TEXT);

describe("checkSceneRun", () => {
  test("accepts each order of a race and no other", () => {
    const run = { mode: "cjs" as const, node: "v20.20.2", exit: 0 };
    expect(checkSceneRun(scene, { ...run, printed: ["a", "c", "b"] })).toBeNull();
    expect(checkSceneRun(scene, { ...run, printed: ["c", "a", "b"] })).toContain("got c -> a -> b");
    expect(checkSceneRun(scene, { ...run, printed: ["a", "b"] })).toContain("got a -> b");
  });

  test("asks for the exit code", () => {
    const run = { mode: "cjs" as const, node: "20.20.2", exit: 1, printed: ["a", "b", "c"] };
    expect(checkSceneRun(scene, run)).toContain("expected exit code 0, got 1");
  });
});

describe("checkTrace", () => {
  const trace: Trace = { ...replay("ticks-and-jobs").trace, printed: ["a", "b", "c"] };
  const { checks } = trace;

  test("finds nothing where both runs print what the scene promises", () => {
    expect(checkTrace(scene, trace)).toEqual([]);
    expect(checkTrace(scene, { ...trace, checks: { ...checks, plain: ["a", "c", "b"] } })).toEqual(
      [],
    );
  });

  test("tells a plain run that prints something else", () => {
    const [fault, ...more] = checkTrace(scene, {
      ...trace,
      checks: { ...checks, plain: ["c", "a", "b"] },
    });
    expect(fault).toMatch(
      /^scenes\/two-ticks\.cjs as cjs on Node \S+: expected a -> \{b, c\}, got c/,
    );
    expect(more).toEqual([]);
  });

  test("tells a fault of both runs once", () => {
    expect(checkTrace(scene, { ...trace, printed: ["b"] })).toHaveLength(1);
  });

  test("tells queues that are out of order and a run that was cut", () => {
    const cut = { ...trace, checks: { ...checks, fifoBad: 2, capped: true } };
    expect(checkTrace(scene, cut)).toEqual([
      expect.stringContaining("expected every queue in its order, got 2 out of order"),
      expect.stringContaining("expected an end, got more events than are taken"),
    ]);
  });
});

test("a phase that Node does not confirm is told with its scene", () => {
  const run = { mode: "esm" as const, node: "24.21.0" };
  expect(checkPhases(scene, run, { compared: 1, faults: ["callback 5 is poll"] })).toEqual([
    `${FILE} as esm on Node 24.21.0: callback 5 is poll`,
  ]);
});

test("a line of Node without an order is missed", () => {
  expect(checkCoverage(scene)).toEqual([
    `${FILE}: orders: expected a line for esm on Node 20.20.2, got none`,
    `${FILE}: orders: expected a line for esm on Node 24.21.0, got none`,
  ]);
  const newer = parseScene(FILE, TEXT.replace("rules:", "node: >=24\nrules:"));
  expect(checkCoverage(newer)).toEqual([
    `${FILE}: orders: expected a line for esm on Node 24.21.0, got none`,
  ]);
});
