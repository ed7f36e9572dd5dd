import { expect, test } from "vitest";
import { renderSoundness } from "../../src/ui/render-soundness.ts";
import type { SoundnessRow } from "../../src/ui/render-soundness.ts";
import { plain } from "./plain-style.ts";

const none = { rightly: 0, wrongly: 0, missed: 0 };

function row(slug: string, ...faults: string[]): SoundnessRow {
  const sums = { named: none, mixed: none, misnamed: { wrongly: [], not: [] } };
  return { slug, runs: 1, fresh: 1, proved: null, durationMs: 1000, ...sums, faults };
}

test("faults come last, where they are seen even if only the end of the output is kept", () => {
  const rows = [row("one", "first fault"), row("two"), row("three", "second", "third")];
  const report = { rows, coverage: { covered: 1, rows: 2 }, faults: [] };
  const lines = renderSoundness(report, { style: plain, width: 80 }).split("\n");
  expect(lines.map((line) => line.replace(/ {2}1 run .*/, ""))).toEqual([
    "✓ sound  two",
    "✗ not sound  one",
    "    first fault",
    "✗ not sound  three",
    "    second",
    "    third",
    "3 challenges: 1 sound, 2 not sound",
    "Syllabus: 1 of 2 rows covered",
    "",
  ]);
});

test("says where a sample stands for what is proved on record", () => {
  const rows = [{ ...row("a"), runs: 30, proved: 111 }];
  const report = { rows, coverage: { covered: 1, rows: 2 }, faults: [] };
  expect(renderSoundness(report, { style: plain, width: 100 })).toContain(
    "30 runs of 111, a sample, for all are proved on record (1 fresh)",
  );
});
