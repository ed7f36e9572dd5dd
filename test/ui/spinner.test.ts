import { describe, expect, test } from "vitest";
import { startSpinner } from "../../src/ui/spinner.ts";
import { ascii } from "./plain-style.ts";

describe("startSpinner", () => {
  test("notes plain lines when nobody watches", () => {
    const notes: string[] = [];
    const note = (text: string): void => void notes.push(text);
    const spinner = startSpinner({ text: "Judging", style: ascii, interactive: false, note });
    spinner.update("Still judging");
    spinner.stop();
    expect(notes).toEqual(["Judging\n", "Still judging\n"]);
  });

  test("notes nothing when somebody watches", () => {
    expect(noteWith({ isTTY: true, columns: 80 })).toEqual([]);
  });

  test("notes a line when stderr is no terminal, or one without columns", () => {
    expect(noteWith({})).toEqual(["Judging\n"]);
    expect(noteWith({ isTTY: true, columns: 0 })).toEqual(["Judging\n"]);
  });
});

function noteWith(stderr: { isTTY?: boolean; columns?: number }): string[] {
  const notes: string[] = [];
  const note = (text: string): void => void notes.push(text);
  startSpinner({ text: "Judging", style: ascii, interactive: true, note, stderr }).stop();
  return notes;
}
