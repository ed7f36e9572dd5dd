import { expect, test } from "vitest";
import { applyEdit } from "../../src/catalog/apply-edit.ts";
import type { Hunk } from "../../src/catalog/hunk.ts";
import { writeHunks } from "./edit-sample.ts";

const BASE = "one {\n  go();\n}\n\ntwo {\n  go();\n  stop();\n}\n";

function refuse(hunks: Hunk[]): string[] {
  const applied = applyEdit(BASE, hunks);
  return applied.kind === "refused" ? applied.faults : [`applied: ${applied.text}`];
}

test("Hunks in any order are located in the base and applied together", () => {
  const hunks = writeHunks(["-  stop();", "+  go();"], [" one {", "-  go();", "+  stop();"]);
  expect(applyEdit(BASE, hunks)).toEqual({
    kind: "applied",
    text: "one {\n  stop();\n}\n\ntwo {\n  go();\n  go();\n}\n",
  });
});

test("Lines are added where the context stands", () => {
  expect(applyEdit(BASE, writeHunks([" two {", "+  // here"]))).toEqual({
    kind: "applied",
    text: BASE.replace("two {\n", "two {\n  // here\n"),
  });
});

test("The end of the file can be edited", () => {
  expect(applyEdit("a\nb\n", writeHunks([" b", "-"]))).toEqual({ kind: "applied", text: "a\nb" });
});

test("No hunks leave the text as it is", () => {
  expect(applyEdit(BASE, [])).toEqual({ kind: "applied", text: BASE });
});

test("A hunk must occur in the base, with the same spaces", () => {
  expect(refuse(writeHunks([" one {", "- go();"]))).toEqual([
    'the hunk that begins with " one {" was not found in the base',
  ]);
});

test("The lines of a hunk stand one after the other", () => {
  expect(refuse(writeHunks([" two {", "-  stop();"]))).toEqual([
    'the hunk that begins with " two {" was not found in the base',
  ]);
});

test("A hunk must not occur more than once, be it that its places overlap", () => {
  expect(refuse(writeHunks(["-  go();"]))).toEqual([
    'the hunk that begins with "-  go();" was found 2 times in the base, not once',
  ]);
  expect(applyEdit("x\nx\nx", writeHunks([" x", "-x"])).kind).toBe("refused");
});

test("Two hunks that share a line of the base are refused", () => {
  expect(
    refuse(writeHunks(["-  stop();", " }"], [" two {", "+  x();", "   go();", "   stop();"])),
  ).toEqual([
    'the hunk that begins with "-  stop();" overlaps the hunk that begins with " two {": make them one hunk',
  ]);
});

test("Two hunks that only touch are applied", () => {
  expect(
    applyEdit(BASE, writeHunks([" one {", "-  go();"], [" }", "+// end", " ", " two {"])),
  ).toEqual({ kind: "applied", text: "one {\n}\n// end\n\ntwo {\n  go();\n  stop();\n}\n" });
});

test("A hunk of added lines alone has no place", () => {
  expect(refuse(writeHunks(["+  x();"]))).toEqual([
    'the hunk that begins with "+  x();" has only added lines, so nothing says where they belong',
  ]);
});

test("All faults are reported at once, each hunk by its first line that has a text", () => {
  expect(refuse(writeHunks([" ", " gone"], ["-  go();"]))).toEqual([
    'the hunk that begins with " gone" was not found in the base',
    'the hunk that begins with "-  go();" was found 2 times in the base, not once',
  ]);
});
