import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { FIRST } from "./content.ts";
import { openTerminal } from "./open-terminal.ts";
import type { Terminal } from "./open-terminal.ts";
import { readEvents, runTrainer } from "./trainer.ts";

const ENTER = "\r";

/** Nothing was drawn, moved or coloured, and there is no sign that only draws. */
function expectWords(terminal: Terminal): void {
  expect(terminal.raw()).not.toContain("\u001B");
  expect(terminal.raw()).not.toMatch(/[\u2500-\u25FF\u2800-\u28FF✓✗]/);
}

describe("with --plain", () => {
  test("a newcomer comes to a verdict by numbers and letters", async (context) => {
    const cwd = makeTempFolder();
    const terminal = await openTerminal(["start", "--plain"], { cwd, env: NO_EDITOR }, context);
    await terminal.waitFor("Type a number from 0 to 3:");
    await terminal.waitFor("1. TypeScript");
    await terminal.press(`1${ENTER}`, "Type a number");
    await terminal.press(`1${ENTER}`, "Type a letter, then press Enter");
    await terminal.waitFor("not met");
    await terminal.press(`h${ENTER}`, "Type a letter, then press Enter");
    await terminal.press(`й${ENTER}`, "1. Go back to the home screen");
    expectWords(terminal);
    await terminal.press(`leave${ENTER}`);
    expect(await terminal.ended).toBe(0);
    expect(readEvents(join(cwd, "practice")).at(-1)).toMatchObject({ kind: "hinted" });
  });

  test("lists say names without a sign before them", async (context) => {
    const env = { ...NO_EDITOR, TRAINER_PLAIN: "1" };
    const terminal = await openTerminal(["start"], { cwd: makeTempFolder(), env }, context);
    await terminal.waitFor("Type a number from 0 to 3:");
    await terminal.press(`99${ENTER}`, "99 is not in the list.");
    await terminal.press(`3${ENTER}`, "3. Event-loop lab");
    await terminal.press(`challenges${ENTER}`, `1. ${FIRST.slug} (${FIRST.level})`);
    await terminal.press(`0${ENTER}`, "3. Event-loop lab");
    await terminal.press(`3${ENTER}`, "1. first steps");
    await terminal.press(`1${ENTER}`, "1. A delay of nothing");
    await terminal.press("\u0003");
    expect(await terminal.ended).toBe(130);
  });

  test("a quiz is answered by lines", async (context) => {
    const cwd = makeTempFolder();
    const args = ["quiz", "--card", "event-loop/await-in-a-long-job"];
    const terminal = await openTerminal(args, { cwd, env: { TRAINER_PLAIN: "1" } }, context);
    await terminal.waitFor("Your answer:");
    await terminal.press(`?${ENTER}`, "Your answer:");
    expectWords(terminal);
    await terminal.press(`q${ENTER}`);
    // The only card was not known.
    expect(await terminal.ended).toBe(1);
  });

  test("a prediction is made by numbers, and the end of the input cancels", async (context) => {
    const cwd = makeTempFolder();
    const args = ["--plain", "loop", "script-first", "--predict"];
    const terminal = await openTerminal(args, { cwd }, context);
    await terminal.waitFor("Type a number from 0");
    await terminal.press(`1${ENTER}`, "Line 2 of");
    expectWords(terminal);
    await terminal.press("\u0004");
    expect(await terminal.ended).toBe(0);
  });

  test("a run is walked through step by step", async (context) => {
    const args = ["loop", "tick-and-promise", "--step", "--plain"];
    const terminal = await openTerminal(args, { cwd: makeTempFolder() }, context);
    await terminal.waitFor("Enter: next");
    await terminal.waitFor("Step 1 of 3");
    await terminal.waitFor(/^\s*\d+ +process.nextTick/m);
    expect(terminal.text()).not.toMatch(/^\s*1\s*$/m);
    expect(terminal.text()).not.toContain("Step 2 of 3");
    await terminal.press(ENTER, "Step 2 of 3");
    await terminal.waitFor("prints tick");
    await terminal.press(ENTER, "Step 3 of 3");
    await terminal.waitFor("That was the last one.");
    await terminal.press(`b${ENTER}`, "Step 2 of 3");
    expectWords(terminal);
    await terminal.press(`q${ENTER}`);
    expect(await terminal.ended).toBe(0);
  });

  test("Ctrl-C ends a question with 130", async (context) => {
    const terminal = await openTerminal(["--plain"], { cwd: makeTempFolder() }, context);
    await terminal.waitFor("Type a number from 0");
    await terminal.press("\u0003");
    expect(await terminal.ended).toBe(130);
  });

  test("pages have words where there are signs, also when piped", async () => {
    const cwd = makeTempFolder();
    await runTrainer(["new", FIRST.slug], { cwd });
    const { stdout } = await runTrainer(["list", "--plain"], { cwd });
    expect(stdout).toContain("started");
    expect(stdout).not.toMatch(/[^\x20-\x7e\n]/);
  });
});

/** Which editor somebody has must not make a difference. */
const NO_EDITOR = {
  ...{ VISUAL: "", EDITOR: "", TERM_PROGRAM: "", ZED_TERM: "", NVIM: "", INSIDE_EMACS: "" },
  TERMINAL_EMULATOR: "",
};
