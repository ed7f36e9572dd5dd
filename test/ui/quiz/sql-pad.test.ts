import { describe, expect, test } from "vitest";
import type { Key, KeyPad } from "../../../src/ui/prompts/key-pad.ts";
import type { QuestionMove } from "../../../src/ui/quiz/question-move.ts";
import { sayAnswer } from "../../../src/ui/quiz/question-move.ts";
import { sqlPad } from "../../../src/ui/quiz/sql-pad.ts";
import { plain } from "../plain-style.ts";

type Pad = KeyPad<string, QuestionMove>;

const ROOM = { columns: 40, rows: 10 };
const UNKNOWN = { kind: "answer", answer: { kind: "unknown" } };

function makePad(text = "", several = false): Pad {
  return sqlPad({ text, several, style: plain }, (sql) =>
    sayAnswer({ kind: "query", sql, verdict: null }),
  );
}

/** Keys between braces by their names, all others as they are typed. */
function readKeys(keys: string): Key[] {
  return [...keys.matchAll(/\{(\w+)\}|([^])/g)].map(([, name, text = ""]) =>
    text === "\n" ? { name: "return", text: "" } : { name: name ?? text, text },
  );
}

/** The pad's state after keys, or what it came to. */
function press(pad: Pad, keys: string): { state: string; result: QuestionMove | null } {
  let state = pad.start;
  for (const key of readKeys(keys)) {
    const next = pad.press(state, key);
    if (next.kind === "done") return { state, result: next.result };
    state = next.state;
  }
  return { state, result: null };
}

/** The text that was typed, with a bar for the cursor. */
function type(keys: string, pad = makePad()): string {
  return press(pad, keys).state.replace("\u0000", "|");
}

function runs(keys: string, pad = makePad()): unknown {
  return press(pad, keys).result;
}

function answer(sql: string): unknown {
  return { kind: "answer", answer: { kind: "query", sql, verdict: null } };
}

describe("what is typed", () => {
  test("runs at Enter after a semicolon at the end", () => {
    expect(runs("SELECT 1\nFROM t;\n")).toEqual(answer("SELECT 1\nFROM t;"));
    expect(runs("SELECT ';'\n")).toBeNull();
  });

  test("runs at Enter on an empty line", () => {
    expect(runs("SELECT 1\n\n")).toEqual(answer("SELECT 1"));
  });

  test("of several statements runs on an empty line only", () => {
    const pad = makePad("", true);
    expect(runs("BEGIN;\nCOMMIT;\n", pad)).toBeNull();
    expect(runs("BEGIN;\nCOMMIT;\n\n", pad)).toEqual(answer("BEGIN;\nCOMMIT;"));
  });

  test("goes on below when the cursor is not at the end", () => {
    expect(type("SELECT;{left}\n")).toBe("SELECT\n|;");
  });

  test("keeps the indent of the line before", () => {
    expect(type("(\n  a,\nb")).toBe("(\n  a,\n  b|");
    expect(runs("(\n  a\n\n")).toEqual(answer("(\n  a"));
  });
});

describe("an empty text", () => {
  test("says that the answer is not known", () => {
    expect(runs("\n")).toEqual(UNKNOWN);
    expect(runs("?\n")).toEqual(UNKNOWN);
  });

  test("takes the answer before back with Up", () => {
    expect(runs("{up}")).toEqual({ kind: "undo" });
  });
});

describe("the cursor", () => {
  test.each([
    ["ab{left}c", "ac|b"],
    ["ab{left}{left}{left}{right}c", "ac|b"],
    ["abc\nd{up}X", "aX|bc\nd"],
    ["a\nbcd{up}{down}X", "a\nbX|cd"],
    ["abc\nd{up}{up}X", "X|abc\nd"],
    ["abc\nde{home}X{end}Y", "abc\nXdeY|"],
    ["ab{home}{delete}{delete}{delete}", "|"],
    ["ab\n{backspace}{backspace}", "a|"],
    ["a{tab}b", "a  b|"],
    ["count(x) {w}", "count(x|"],
    ["ab cd{w}{w}", "|"],
    ["a\nb c{u}", "a\n|"],
    ["ab\ncd{up}{left}{k}", "a|\ncd"],
    ["é👩‍🚀{backspace}", "é|"],
  ])("after %s is at %s", (keys, text) => {
    expect(type(keys)).toBe(text);
  });

  test("is where the text goes on, in long lines too", () => {
    const pad = makePad("SELECT a\nFROM t");
    expect(pad.cursor?.(pad.start, ROOM)).toEqual({ row: 1, column: 8 });
    const long = makePad("x".repeat(50));
    expect(long.cursor?.(long.start, ROOM)).toEqual({ row: 1, column: 16 });
    expect(long.show(long.start, ROOM).split("\n")[1]).toBe(`│ ${"x".repeat(14)}`);
  });
});

describe("what is shown", () => {
  test("says what Enter does", () => {
    const pad = makePad();
    expect(pad.show(pad.start, ROOM)).toBe("│ \nEnter: don't know, Up: undo, Esc: quit");
    expect(pad.show("SELECT\u0000", ROOM)).toContain("Enter after ; or on an empty line: run");
    expect(makePad("", true).show("BEGIN;\u0000", ROOM)).toContain("Enter on an empty line: run");
  });

  test("is what fits around the cursor", () => {
    const lines = Array.from({ length: 20 }, (_line, at) => `line ${at}`);
    const pad = makePad(lines.join("\n"));
    const shown = pad.show(pad.start, ROOM).split("\n");
    expect(shown).toHaveLength(8);
    expect(shown[6]).toBe("│ line 19");
    expect(pad.cursor?.(pad.start, ROOM)).toEqual({ row: 6, column: 9 });
    const top = pad.show(`\u0000${lines.join("\n")}`, ROOM).split("\n");
    expect(top[0]).toBe("│ line 0");
  });

  test("is the statement alone once it is answered", () => {
    const said = sayAnswer({ kind: "query", sql: `SELECT\n${"1".repeat(40)}`, verdict: null });
    expect(makePad().close?.(said, ROOM)).toBe(`│ SELECT\n│ ${"1".repeat(36)}\n│ 1111`);
    expect(makePad().close?.(null, ROOM)).toBe("");
  });
});

test("too long a text takes nothing more", () => {
  const pad = makePad("x".repeat(4000));
  expect(press(pad, "y").state).toBe(pad.start);
});
