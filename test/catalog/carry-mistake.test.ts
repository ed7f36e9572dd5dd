import { describe, expect, test } from "vitest";
import { applyEdit } from "../../src/catalog/apply-edit.ts";
import { carryMistake, hasMarkers } from "../../src/catalog/carry-mistake.ts";
import { makeEdit } from "../../src/catalog/make-edit.ts";

const OLD = "start();\none();\ntwo();\nthree();\nend();\n";
const hunks = makeEdit(OLD, OLD.replace("two();\n", "twice();\n"));
const mistake = { change: { kind: "edit" as const, hunks } };

describe("carryMistake", () => {
  test("leaves an edit whose lines have not changed", () => {
    const base = `// new\n${OLD}`;
    expect(carryMistake(mistake, OLD, base)).toEqual({ kind: "same" });
    expect(carryMistake(mistake, OLD, OLD)).toEqual({ kind: "same" });
  });

  test("carries one over whose lines now stand twice", () => {
    const base = `${OLD}more();\none();\ntwo();\nthree();\n`;
    const carried = carryMistake(mistake, OLD, base);
    expect(carried.kind).toBe("carried");
    const change = carried.kind === "carried" ? carried.change : null;
    const edit = change?.kind === "edit" ? change.hunks : [];
    expect(applyEdit(base, edit)).toEqual({
      kind: "applied",
      text: base.replace("two();", "twice();"),
    });
  });

  test("leaves it to a person when both have changed the same lines", () => {
    const carried = carryMistake(mistake, OLD, OLD.replace("two();", "deux();"));
    expect(carried.kind).toBe("conflict");
    const text = carried.kind === "conflict" ? carried.text : "";
    expect(hasMarkers(text)).toBe(true);
    expect(text).toContain("twice();\n");
    expect(text).toContain("deux();\n");
  });

  test("says when the new base does the same", () => {
    const carried = carryMistake(mistake, OLD, OLD.replace("two();", "twice();"));
    expect(carried).toEqual({ kind: "empty" });
  });

  test("leaves one that was written for the new base, or for a base that is new", () => {
    const base = OLD.replace("one();", "uno();");
    const own = makeEdit(base, base.replace("uno();", "un();"));
    const change = { change: { kind: "edit" as const, hunks: own } };
    expect(carryMistake(change, OLD, base)).toEqual({ kind: "same" });
    expect(carryMistake(change, null, base)).toEqual({ kind: "same" });
  });

  test("says when it fits neither", () => {
    expect(carryMistake(mistake, "other();\n", "another();\n")).toEqual({ kind: "unfit" });
    expect(carryMistake(mistake, null, "another();\n")).toEqual({ kind: "unfit" });
    expect(carryMistake(mistake, "another();\n", "another();\n")).toEqual({ kind: "unfit" });
  });

  test("leaves a whole file", () => {
    const whole = { change: { kind: "whole" as const, text: "all();\n" } };
    expect(carryMistake(whole, OLD, "another();\n")).toEqual({ kind: "same" });
  });
});

test("Markers are lines of their own", () => {
  expect(hasMarkers("a\n=======\nb")).toBe(true);
  expect(hasMarkers("<<<<<<< the mistake\n")).toBe(true);
  expect(hasMarkers('const line = "=======";\n// ====== \n========\n')).toBe(false);
});
