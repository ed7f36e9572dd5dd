import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { openShell, openTerminal } from "./open-terminal.ts";
import { REFERENCE, putFile, startTrainer } from "./trainer.ts";

const DOWN = "\u001B[B";
const CTRL_C = "\u0003";
const CTRL_Z = "\u001A";
const SHOW_CURSOR = "\u001B[?25h";
const LEAVE_SCREEN = "\u001B[?1049l";
const STEP = ["loop", "tick-and-promise", "--step"];

describe("a terminal of another size", () => {
  test.for([1, 2, 5, 12])("of %i rows shows the chosen entry", async (rows, context) => {
    const terminal = await openTerminal(["start"], { cwd: makeTempFolder(), rows }, context);
    await terminal.waitFor("▸ TypeScript");
    for (let count = 0; count < 8; count += 1) await terminal.press(DOWN, "▸ ");
    const last = terminal.raw().split("\u001B[J").at(-1) ?? "";
    expect(last).toContain("▸ ");
    expect(last.split("\n").length).toBeLessThanOrEqual(rows);
    await terminal.press(CTRL_C);
    expect(await terminal.ended).toBe(130);
  });
});

describe.skipIf(process.platform === "win32")("a signal", () => {
  test.for(["SIGTERM", "SIGHUP", "SIGINT"])("%s gives the screen back", async (signal, context) => {
    const scratch = makeTempFolder();
    const env = { TMPDIR: scratch, NODE_DISABLE_COMPILE_CACHE: "1" };
    const terminal = await openTerminal(STEP, { cwd: makeTempFolder(), env }, context);
    await terminal.waitFor("q: quit");
    terminal.kill(signal);
    expect(await terminal.ended).toBe(130);
    expect(terminal.raw()).toContain(`${SHOW_CURSOR}${LEAVE_SCREEN}`);
    expect(readdirSync(scratch)).toEqual([]);
  });

  test.for(["SIGTERM", "SIGINT"])(
    "%s ends the home screen, cursor shown",
    async (signal, context) => {
      const terminal = await openTerminal(["start"], { cwd: makeTempFolder() }, context);
      await terminal.waitFor("▸ TypeScript");
      terminal.kill(signal);
      expect(await terminal.ended).toBe(130);
      expect(terminal.raw().lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(
        terminal.raw().lastIndexOf("\u001B[?25l"),
      );
    },
  );

  test("SIGINT ends a start at once, before anything is loaded", async () => {
    const running = startTrainer(["list"], { cwd: makeTempFolder() });
    running.child.kill("SIGINT");
    const { code } = await running.ended;
    // As a shell counts it: by the signal, or by the code.
    expect([130, null]).toContain(code);
  });
});

test("a list that is filtered follows the size of the terminal, and keys of any layout", async (context) => {
  const cwd = makeTempFolder();
  const terminal = await openTerminal(["start"], { cwd, rows: 12 }, context);
  await terminal.waitFor("▸ TypeScript");
  await terminal.press(`${DOWN}${DOWN}`, "▸ Look around first");
  await terminal.press("\r", "▸ Start ");
  await terminal.press(DOWN, "▸ Challenges");
  await terminal.press("\r", "Which challenge?");
  terminal.resize(60, 8);
  await terminal.press("мам", "Nothing matches.");
  await terminal.press("\u007F\u007F\u007Fуьшееук", "▸ ○ event-emitter");
  const last = terminal.raw().split("\u001B[J").at(-1) ?? "";
  expect(last.split("\n").length).toBeLessThanOrEqual(8);
  await terminal.press(CTRL_C);
  expect(await terminal.ended).toBe(130);
});

describe("Ctrl-Z hands the terminal to the shell, and `fg` brings the screen back", () => {
  test("on the home screen, where the cursor was", async (context) => {
    const terminal = await openShell(["start"], { cwd: makeTempFolder() }, context);
    await terminal.waitFor("▸ TypeScript");
    await terminal.press(DOWN, "▸ JavaScript");
    await terminal.press(CTRL_Z, "shell: ");
    await terminal.press("echo in''between\r", "inbetween");
    await terminal.press("fg\r", "▸ JavaScript");
    await terminal.press(DOWN, "▸ Look around first");
    await terminal.press(CTRL_C, "shell: ");
    await terminal.press("echo code $?\r", "code 130");
    expect(terminal.raw().lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(
      terminal.raw().lastIndexOf("\u001B[?25l"),
    );
  });

  test("in a question that is answered with a text, where it was", async (context) => {
    const env = { VISUAL: "", EDITOR: "", TERM_PROGRAM: "", NVIM: "", INSIDE_EMACS: "" };
    const cwd = makeTempFolder();
    const args = ["new", "event-emitter", "--open"];
    const terminal = await openShell(args, { cwd, env }, context);
    await terminal.waitFor("Which command starts your editor?");
    await terminal.press("no-su", "no-su");
    await terminal.press(CTRL_Z, "shell: ");
    await terminal.press("fg\r", "no-su");
    await terminal.press("ch-editor\r", "There is no program no-such-editor.");
    await terminal.press(CTRL_C, "shell: ");
    expect(readdirSync(join(cwd, "practice", "event-emitter"))).toEqual(["event-emitter.ts"]);
  });

  test("in the step view", async (context) => {
    const terminal = await openShell(STEP, { cwd: makeTempFolder() }, context);
    await terminal.waitFor("q: quit");
    const from = terminal.raw().length;
    await terminal.press(CTRL_Z, "shell: ");
    expect(terminal.raw().slice(from)).toContain(LEAVE_SCREEN);
    await terminal.press("fg\r", "q: quit");
    await terminal.press("q", "shell: ");
  });

  test("in a quiz", async (context) => {
    const args = ["quiz", "--card", "modules/folder-of-a-module"];
    const terminal = await openShell(args, { cwd: makeTempFolder() }, context);
    await terminal.waitFor("Answer: ");
    await terminal.press("dirname😀", "dirname😀");
    await terminal.press(CTRL_Z, "shell: ");
    await terminal.press("fg\r", "Answer: dirname😀");
    await terminal.press("\u007F\r", "You wrote");
    expect(terminal.text()).not.toContain("ud83d");
    await terminal.press(CTRL_C, "shell: ");
  });

  test("in a watch, which shows its verdict again", async (context) => {
    const cwd = makeTempFolder();
    putFile(join(cwd, "practice", "event-emitter", "event-emitter.ts"), REFERENCE);
    const terminal = await openShell(["test", "event-emitter", "--watch"], { cwd }, context);
    await terminal.waitFor("q: quit");
    await terminal.press(CTRL_Z, "shell: ");
    const from = terminal.text().length;
    await terminal.press("fg\r", "q: quit");
    expect(terminal.text().slice(from)).toContain("Solved: ");
    await terminal.press("q", "shell: ");
  });
});
