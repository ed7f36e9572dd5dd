import { describe, expect, test } from "vitest";
import { filterPad } from "../../../src/ui/prompts/filter-pad.ts";
import type { Key } from "../../../src/ui/prompts/key-pad.ts";
import { plain } from "../plain-style.ts";

const choices = ["event-emitter", "rate-limiter", "retry", "worker-pool"].map((name) => ({ name }));
const pad = filterPad({ message: "Which", choices, first: 0, style: plain });

function press(...keys: (string | Key)[]): { screen: string[]; result: number | null } {
  let state = pad.start;
  for (const key of keys) {
    const pressed = pad.press(state, typeof key === "string" ? { name: key, text: key } : key);
    if (pressed.kind === "done") return { screen: [], result: pressed.result };
    state = pressed.state;
  }
  return { screen: pad.show(state, { columns: 80, rows: 24 }).split("\n"), result: null };
}

const key = (name: string): Key => ({ name, text: "" });

describe("a list that typing shortens", () => {
  test("shows all at first", () => {
    expect(press().screen.slice(1, 5)).toEqual([
      "▸ event-emitter",
      "  rate-limiter",
      "  retry",
      "  worker-pool",
    ]);
  });

  test("shows what holds the letters, j and k too, and gives its place in the whole list", () => {
    expect(press("r", "e", "t").screen.slice(0, 2)).toEqual(["? Which ret", "▸ retry"]);
    expect(press("r", "k").screen[1]).toBe("▸ worker-pool");
    expect(press("r", "e", "t", key("return")).result).toBe(2);
    expect(press("e", "r", key("down"), key("return")).result).toBe(1);
  });

  test("takes letters of another layout for those of the same keys", () => {
    expect(press("к", "у", "е").screen[1]).toBe("▸ retry");
  });

  test("says that nothing matches, and goes on after Backspace", () => {
    expect(press("z", "z").screen[1]).toBe("  Nothing matches.");
    expect(press("z", key("return")).result).toBeNull();
    expect(press("z", key("backspace")).screen[1]).toBe("▸ event-emitter");
  });
});
