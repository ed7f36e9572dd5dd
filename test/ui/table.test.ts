import { describe, expect, test } from "vitest";
import { renderTable } from "../../src/ui/table.ts";
import { displayWidth } from "../../src/ui/text/glyphs.ts";
import { ascii, colored } from "./plain-style.ts";

const columns = [
  { title: "Name" },
  { title: "Min", align: "right" as const, optional: true, least: 3 },
  { title: "Title", flexible: true },
];
const rows = [
  ["event-emitter", "40", "EventEmitter from scratch, with all that it promises"],
  ["scheduler", "9", "日本語のタイトル"],
];

function widest(text: string): number {
  return Math.max(...text.split("\n").map(displayWidth));
}

describe("renderTable", () => {
  test("aligns columns under their titles", () => {
    expect(
      renderTable(
        {
          columns,
          rows: [
            ["a", "5", "x"],
            ["bbbbb", "10", "y"],
          ],
        },
        { style: ascii, width: 80 },
      ),
    ).toBe(["Name   Min  Title", "-----------------", "a        5  x", "bbbbb   10  y"].join("\n"));
  });

  test("shrinks the flexible column with an ellipsis", () => {
    const text = renderTable({ columns, rows }, { style: ascii, width: 50 });
    expect(text).toContain("EventEmitter from scratch, ...");
    expect(widest(text)).toBe(50);
  });

  test("drops an optional column when shrinking is not enough", () => {
    const text = renderTable({ columns, rows }, { style: ascii, width: 24 });
    expect(text).not.toContain("Min");
    expect(text).toContain("event-emitter");
  });

  test.each([20, 30, 40, 60, 80, 120])("is never wider than %i columns", (width) => {
    expect(widest(renderTable({ columns, rows }, { style: colored, width }))).toBeLessThanOrEqual(
      width,
    );
  });

  test("shows only its head without rows", () => {
    expect(renderTable({ columns, rows: [] }, { style: ascii, width: 40 })).toBe(
      "Name  Min  Title\n----------------",
    );
  });
});
