import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { openTerminal } from "./open-terminal.ts";
import { readEvents, runTrainer } from "./trainer.ts";

const DOWN = "\u001B[B";
const ENTER = "\r";
const ESCAPE = "\u001B";

/** Which editor somebody has must not make a difference. */
const NO_EDITOR = {
  ...{ VISUAL: "", EDITOR: "", TERM_PROGRAM: "", ZED_TERM: "", NVIM: "", INSIDE_EMACS: "" },
  TERMINAL_EMULATOR: "",
};

test("the editor is asked for once and remembered", async (context) => {
  const cwd = makeTempFolder();
  const editor = `${process.execPath} -p 1`;
  const first = await openTerminal(
    ["new", "circuit-breaker", "--open"],
    { cwd, env: NO_EDITOR },
    context,
  );
  await first.waitFor("Which command starts your editor?");
  await first.press(`${editor}${ENTER}`);
  expect(await first.ended).toBe(0);
  expect(readEvents(join(cwd, "practice")).at(-1)).toMatchObject({
    kind: "editor-chosen",
    command: editor,
  });
  const again = ["new", "event-emitter", "--open"];
  const second = await openTerminal(again, { cwd, env: NO_EDITOR }, context);
  expect(await second.ended).toBe(0);
  expect(second.text()).not.toContain("Which command");
});

test("an editor that is not there is asked for again, before the watch begins", async (context) => {
  const cwd = makeTempFolder();
  // Sentences with the path of this Node have to fit into a line.
  const wide = { cwd, env: NO_EDITOR, columns: 400 };
  const terminal = await openTerminal(["start"], wide, context);
  await terminal.waitFor("▸ TypeScript");
  await terminal.press(ENTER, "▸ Test on each save");
  await terminal.press(DOWN, "▸ Name my editor");
  await terminal.press(ENTER, "Which command starts your editor?");
  await terminal.press(`no-such-editor${ENTER}`, "There is no program no-such-editor.");
  await terminal.press(ESCAPE, "▸ Test on each save");
  await terminal.press(DOWN, "▸ Name my editor");
  await terminal.press(ENTER, "Which command starts your editor?");
  await terminal.press(`${process.execPath} no-such-file.js${ENTER}`, "did not open the file.");
  await terminal.waitFor("How do you want to go on?");
  await terminal.press(ESCAPE, "What next?");
  const kinds = readEvents(join(cwd, "practice")).map(({ kind }) => kind);
  expect(kinds).toEqual(["language-chosen", "started"]);
});

test.each([
  { command: "", says: "It must be a command that starts your editor." },
  { command: " ", says: "It must be a command that starts your editor." },
  { command: "no-such-editor --wait", says: "There is no program no-such-editor." },
])("--editor refuses `$command` and writes nothing", async ({ command, says }) => {
  const cwd = makeTempFolder();
  const refused = await runTrainer(["start", "--editor", command], { cwd });
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain(says);
  expect(existsSync(join(cwd, "practice"))).toBe(false);
});
