import { describe, expect, test } from "vitest";
import { cutLines, cutValues } from "../../../src/ui/reporters/cut-values.ts";
import { writeValues } from "../../../src/ui/reporters/pretty/values.ts";
import { createStyle } from "../../../src/ui/style.ts";

const style = createStyle({ interactive: false, width: 80, color: false, unicode: false });
const view = { style, width: 80 };
const painted = {
  style: createStyle({ interactive: true, width: 80, color: true, unicode: false }),
  width: 80,
};

const values = {
  expected: '{\n  "status": "fulfilled",\n  "value": {\n    "rows": 3\n  }\n}',
  received: '{\n  "reason": "not implemented",\n  "status": "rejected"\n}',
};

describe("a diff that is cut", () => {
  const lines = writeValues(values, view);

  test("keeps what differs, and some of each side", () => {
    expect(cutValues(lines, 4, view)).toEqual([
      "  - expected  + received",
      '  -   "status": "fulfilled",',
      '  +   "reason": "not implemented",',
      `  ... ${lines.length - 3} more lines; press a for all`,
    ]);
    expect(cutValues(lines, 3, view)[1]).toContain("fulfilled");
  });

  test("has as many lines as there is room for, and all of them where they fit", () => {
    for (let most = 2; most < lines.length; most += 1)
      expect(cutValues(lines, most, view).length).toBeLessThanOrEqual(most);
    expect(cutValues(lines, lines.length, view)).toEqual(lines);
  });

  test("is found in colours too", () => {
    const cut = cutValues(writeValues(values, painted), 4, painted).join("\n");
    expect(cut).toContain("fulfilled");
    expect(cut).toContain("not implemented");
  });
});

test("values that are no diff are cut at the end", () => {
  const blocks = writeValues({ expected: "a\nb\nc\nd\ne" }, view);
  expect(cutValues(blocks, 3, view)).toEqual(cutLines(blocks, 3, view));
  expect(cutLines(blocks, 4, view).at(-1)).toBe("  ... 2 more lines; press a for all");
});
