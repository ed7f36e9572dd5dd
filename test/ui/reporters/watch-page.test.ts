import { describe, expect, test } from "vitest";
import { displayWidth } from "../../../src/ui/text/glyphs.ts";
import { listFindings, renderWatchPage } from "../../../src/ui/reporters/watch-page.ts";
import { reportPretty } from "../../../src/ui/reporters/pretty.ts";
import { SAMPLES, STAGE_VIEW, unsolved, viewOf } from "./samples.ts";
import type { Sample } from "./samples.ts";

interface Room {
  rows: number;
  at?: number;
  width?: number;
}

function viewFor({ stages, view }: Sample, width: number) {
  return viewOf({ ...view, width, next: [], stages: { ...STAGE_VIEW, ...stages } });
}

function page(sample: Sample | undefined, { rows, at = 0, width = 80 }: Room): string {
  if (sample === undefined) throw new Error("There is no such sample.");
  return renderWatchPage(sample.verdict, viewFor(sample, width), { rows, at });
}

/** Rows of a terminal, which wraps a command that is too wide. */
function countRows(text: string, width: number): number {
  const lines = text.trimEnd().split("\n");
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / width)), 0);
}

describe("a page of a watch", () => {
  test.each([
    [80, 32],
    [80, 20],
    [80, 8],
    [40, 20],
    [40, 8],
  ])("fits %i columns and %i rows, whatever the verdict", (width, rows) => {
    for (const [name, sample] of Object.entries(SAMPLES)) {
      const used = countRows(page(sample, { rows, width }), width);
      expect(used, name).toBeLessThanOrEqual(rows);
    }
  });

  test("lists what is not met, and no requirement that is", () => {
    const text = page(SAMPLES["unsolved"], { rows: 60 });
    const { requirements } = SAMPLES["unsolved"]?.verdict ?? { requirements: [] };
    for (const { title, outcome } of requirements) {
      expect(text.includes(title), title).toBe(outcome === "missed");
    }
  });

  test("shows one finding in full, the chosen one", () => {
    const second = page(SAMPLES["unsolved"], { rows: 60, at: 1 });
    expect(second).toContain("the rule of `listener-throws` holds");
    expect(second).not.toContain("a listener removed during `emit`");
    expect(second).toMatch(/▸ ✗ An exception in a listener/);
  });

  test("in little room keeps the finding, and says what is left out", () => {
    const text = page(SAMPLES["difference"], { rows: 16 });
    expect(text).toContain("eventNames lists the events in the order");
    expect(text).toContain("more lines; press a for all");
  });

  test("in very little room still says how far the run got", () => {
    const [first, second] = page(SAMPLES["unsolved"], { rows: 13 }).split("\n");
    expect(first).toBe("✗ Stage 2: The list changes while it is walked · 1 of 3 met");
    expect(second).toBe("✗ emit works on a snapshot of the listeners");
    const stuck = { ...unsolved, status: "broken", message: "It ran out of memory." } as const;
    expect(page({ ...SAMPLES["unsolved"], verdict: stuck }, { rows: 13 })).toContain(
      "Broken: It ran out of memory.",
    );
  });

  test("names keys where no command can be typed", () => {
    const sample = SAMPLES["opened"];
    if (sample === undefined) throw new Error("There is no such sample.");
    const view = { ...viewFor(sample, 80), isTaken: true };
    const text = renderWatchPage(sample.verdict, view, { rows: 60, at: 0 });
    expect(text).toContain("b shows the brief up to this stage.");
    const red = SAMPLES["unsolved"];
    const all = { ...view, stages: STAGE_VIEW, allFindings: true };
    const full = red === undefined ? "" : reportPretty(red.verdict, all);
    expect(full).toContain("Stuck? h gives help.");
    expect(`${text}${full}`).not.toContain("trainer ");
  });

  test("shows what the interviewer asks, however little room there is", () => {
    expect(page(SAMPLES["opened"], { rows: 8 })).toContain("who hears of it?");
  });
});

test("Members that are missing are one finding to walk to", () => {
  const sample = SAMPLES["missing"];
  const found = sample === undefined ? [] : listFindings(sample.verdict, viewFor(sample, 80));
  expect(found.map(({ id, title }) => [id, title])).toEqual([
    ["aliases", "Not there yet: `addListener`, `eventNames`, `setMaxListeners`"],
    ["leak-warning", "Exceeding the listener limit warns once per event"],
  ]);
});
