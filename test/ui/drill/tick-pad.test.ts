import { describe, expect, test } from "vitest";
import { tickPad } from "../../../src/ui/drill/tick-pad.ts";
import type { TickState } from "../../../src/ui/drill/tick-pad.ts";
import { plain } from "../plain-style.ts";

const rows = Array.from({ length: 40 }, (_, index) => ({
  text: `row ${index}`,
  open: index % 2 === 1,
}));
const pad = tickPad({
  message: "Which",
  rows,
  style: plain,
  tell: (ticked) => `${ticked.length} rows`,
});
const ROOM = { columns: 80, rows: 24 };

function press(state: TickState, ...names: string[]): TickState {
  return names.reduce((before, name) => {
    const next = pad.press(before, { name, text: name === "space" ? " " : "" });
    if (next.kind === "done") throw new Error("done");
    return next.state;
  }, state);
}

describe("a list to tick", () => {
  test("starts at the first row that can be ticked, and moves from one such row to the next", () => {
    expect(pad.start.at).toBe(1);
    expect(press(pad.start, "down").at).toBe(3);
    expect(press(pad.start, "down", "up", "up").at).toBe(1);
    expect(press(pad.start, "end", "down").at).toBe(39);
    expect(press(pad.start, "pagedown").at).toBe(21);
    expect(press(pad.start, "end", "home", "x").at).toBe(1);
  });

  test("ticks with Space and takes it back, in the order of the rows", () => {
    const two = press(pad.start, "down", "space", "up", "space");
    expect(two.ticked).toEqual([1, 3]);
    expect(press(two, "space").ticked).toEqual([3]);
  });

  test("ends with Enter once something is ticked", () => {
    const enter = { name: "return", text: "" };
    expect(pad.press(pad.start, enter)).toEqual({ kind: "going", state: pad.start });
    expect(pad.press(press(pad.start, "space"), enter)).toEqual({ kind: "done", result: [1] });
  });

  test.each([1, 2, 3, 4, 6, 12, 24, 60])("shows the row under the cursor in %i rows", (height) => {
    for (const state of [pad.start, press(pad.start, "pagedown"), press(pad.start, "end")]) {
      const lines = pad.show(state, { columns: 60, rows: height }).split("\n");
      expect(lines.length).toBeLessThanOrEqual(height);
      expect(lines).toContain(`▸   row ${state.at}`);
    }
  });

  test("says below the list what more there is of the row under the cursor, and keeps its height", () => {
    const told = rows.map((row, at) => ({ ...row, more: `The answer ${at}. `.repeat(20) }));
    const one = tickPad({ message: "Which", rows: told, style: plain, tell: () => "" });
    const shown = one.show(press(one.start, "down"), ROOM);
    expect(shown).toContain("    The answer 3. The answer 3.");
    expect(shown).not.toContain("The answer 1.");
    for (const height of [6, 9, 10, 12, 24])
      expect(
        one.show(one.start, { columns: 60, rows: height }).split("\n").length,
      ).toBeLessThanOrEqual(height);
  });

  test("says which keys do what, and what was ticked when it is closed", () => {
    expect(pad.show(pad.start, ROOM)).toContain("Space: mark at least one, Esc: quit");
    const list = { message: "Which", rows, style: plain, tell: () => "", leaves: "pause" };
    expect(tickPad(list).show(pad.start, ROOM)).toContain("Esc: pause");
    const ticked = pad.show(press(pad.start, "space"), ROOM);
    expect(ticked).toContain("▸ • row 1");
    expect(ticked).toContain("Enter: done");
    expect(pad.close?.([1, 3])).toBe("◇ Which 2 rows");
    expect(pad.close?.(null)).toBe("? Which");
  });

  test("shows a row that is cut in full below", () => {
    const long = tickPad({
      message: "Which",
      rows: [{ text: "word ".repeat(20), open: true }],
      style: plain,
      tell: String,
    });
    expect(long.show(long.start, { columns: 40, rows: 24 }).split("\n").length).toBeGreaterThan(4);
  });
});
