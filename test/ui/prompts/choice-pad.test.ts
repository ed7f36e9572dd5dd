import { expect, test } from "vitest";
import { choicePad } from "../../../src/ui/prompts/choice-pad.ts";
import { plain } from "../plain-style.ts";

const choices = Array.from({ length: 30 }, (_, index) => ({ name: `Choice ${index + 1}` }));
const pad = choicePad({ message: "Which", choices, first: 0, style: plain });
const KEYS = ["down", "down", "pagedown", "end", "up", "home"];

test.each([1, 2, 3, 4, 5, 8, 12, 24, 60])(
  "the chosen entry is on a terminal of %i rows, wherever the cursor is",
  (rows) => {
    let at = pad.start;
    for (const name of KEYS) {
      const press = pad.press(at, { name, text: "" });
      at = press.kind === "going" ? press.state : press.result;
      const lines = pad.show(at, { columns: 80, rows }).split("\n");
      expect(lines.length).toBeLessThanOrEqual(Math.max(1, rows));
      expect(lines).toContain(`▸ Choice ${at + 1}`);
    }
  },
);

test("signs at the ends and numbers tell that there is more", () => {
  const room = { columns: 80, rows: 24 };
  const first = pad.show(0, room).split("\n");
  expect(first[0]).toBe("? Which (1 of 30)");
  expect(first[12]).toBe("… Choice 12");
  const middle = pad.show(15, room).split("\n");
  expect(middle[1]).toMatch(/^… /);
  expect(middle[12]).toMatch(/^… /);
  expect(pad.show(29, room).split("\n")[12]).toBe("▸ Choice 30");
  const all = choicePad({ message: "Which", choices: choices.slice(0, 3), first: 0, style: plain });
  expect(all.show(0, room)).not.toMatch(/…|of 3/);
});

test("says what Escape does", () => {
  const room = { columns: 80, rows: 24 };
  const list = { message: "Which", choices: choices.slice(0, 2), first: 0, style: plain };
  expect(choicePad(list).show(0, room)).toContain("Enter: select, Esc: cancel");
  expect(choicePad({ ...list, leaves: "pause" }).show(0, room)).toContain("Esc: pause");
});

test("a name that is cut is told in full below the list", () => {
  const name = "Solve circuit-breaker again: A circuit breaker that half opens";
  const two = [{ name }, { name: "Leave", description: "trainer" }];
  const narrow = choicePad({ message: "Which", choices: two, first: 0, style: plain });
  const at = (place: number) => narrow.show(place, { columns: 40, rows: 24 }).split("\n");
  expect(at(0).slice(3, 5).join(" ")).toBe(name);
  expect(at(1)[3]).toBe("trainer");
  expect(narrow.show(0, { columns: 80, rows: 24 }).split("\n")).toHaveLength(4);
  expect(narrow.show(0, { columns: 40, rows: 5 }).split("\n").length).toBeLessThanOrEqual(5);
});
