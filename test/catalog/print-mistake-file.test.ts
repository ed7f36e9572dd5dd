import { expect, test } from "vitest";
import { applyEdit } from "../../src/catalog/apply-edit.ts";
import { makeEdit } from "../../src/catalog/make-edit.ts";
import type { MistakeFile } from "../../src/catalog/parse-mistake-file.ts";
import { LONGEST_EDIT, parseMistakeFile } from "../../src/catalog/parse-mistake-file.ts";
import { countChanged } from "../../src/catalog/hunk.ts";
import { printMistakeFile } from "../../src/catalog/print-mistake-file.ts";
import { changeText, makeText, seedRandom, writeHunks } from "./edit-sample.ts";

const MISTAKE: MistakeFile = {
  name: "run-ends-pause",
  title: "Goes on after it was paused",
  misses: ["pause", "resume"],
  when: { pause: /starts of a paused job/, resume: /starts of a paused job/ },
  on: "right/flat-list",
  says: "The end of a run sets the next timer: look at `enabled` first.",
  change: { kind: "edit", hunks: writeHunks([" a", " ", "-b", "+c"], ["-d", " e"]) },
};

function readBack(mistake: MistakeFile): MistakeFile {
  return parseMistakeFile(mistake.name, printMistakeFile(mistake), "x.md");
}

test("A mistake is written as people write it", () => {
  expect(printMistakeFile(MISTAKE).split("\n")).toEqual([
    "---",
    "title: Goes on after it was paused",
    "misses: pause, resume",
    "when: starts of a paused job",
    "on: right/flat-list",
    "---",
    "",
    "The end of a run sets the next timer: look at `enabled` first.",
    "",
    "```diff",
    " a",
    "",
    "-b",
    "+c",
    "@@",
    "-d",
    " e",
    "```",
    "",
  ]);
  expect(readBack(MISTAKE)).toEqual(MISTAKE);
});

test("Different texts stand in a map, and none where there are none", () => {
  const when = { resume: /x/ };
  expect(printMistakeFile({ ...MISTAKE, when })).toContain("\nwhen:\n  resume: x\n");
  expect(printMistakeFile({ ...MISTAKE, when: {}, on: null })).not.toMatch(/^(?:when|on):/m);
});

test("A pattern stays one unless it is a plain text", () => {
  for (const pattern of [
    /a.b/,
    /^a$/m,
    /a\.b \(c\) \[d\] \/ \$1/,
    /\d/,
    / a/,
    /a /,
    /\/a\//,
    /\/tmp/,
    /a/i,
    /\ba\\b/,
    /"a" – ü/,
  ]) {
    const mistake = { ...MISTAKE, when: { pause: pattern, resume: pattern } };
    expect(readBack(mistake).when, String(pattern)).toEqual({ pause: pattern, resume: pattern });
  }
  const when = { pause: /a\.b \(c\)/, resume: /a\.b \(c\)/ };
  expect(printMistakeFile({ ...MISTAKE, when })).toContain("\nwhen: a.b (c)\n");
});

test("A long paragraph is broken, never before what Markdown would take for something else", () => {
  const says = `${"word ".repeat(25)}- 1. # + * > | \`\`\` ~~~ ${"- ".repeat(60)}end.`;
  const lines = printMistakeFile({ ...MISTAKE, says }).split("\n");
  const paragraph = lines.slice(lines.lastIndexOf("---") + 2, lines.indexOf("```diff") - 1);
  expect(paragraph.length).toBeGreaterThan(1);
  for (const line of paragraph) expect(line).toMatch(/^(?:word|end)/);
  expect(readBack({ ...MISTAKE, says }).says).toBe(says);
  expect(printMistakeFile({ ...MISTAKE, says: "word ".repeat(90).trim() }).split("\n")).toContain(
    "word ".repeat(20).trim(),
  );
});

test("A whole file is read back, even with fences in it", () => {
  const change = { kind: "whole", text: "const a = `\n````\n`;\n\n" } as const;
  expect(readBack({ ...MISTAKE, change }).change).toEqual(change);
});

test("Whatever the edit is, what was written applies as before", () => {
  let edits = 0;
  for (let seed = 1; seed <= 300; seed += 1) {
    const random = seedRandom(seed);
    const base = makeText(random, 40);
    const changed = changeText(random, base);
    const hunks = makeEdit(base, changed);
    if (hunks.length === 0 || countChanged(hunks) > LONGEST_EDIT) continue;
    const { change } = readBack({ ...MISTAKE, change: { kind: "edit", hunks } });
    expect(change, `seed ${seed}`).toEqual({ kind: "edit", hunks });
    expect(applyEdit(base, hunks)).toEqual({ kind: "applied", text: changed });
    edits += 1;
  }
  expect(edits).toBeGreaterThan(200);
});
