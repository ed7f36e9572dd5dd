import { expect, test } from "vitest";
import { chooseEditor, listEditors } from "../../src/workspace/choose-editor.ts";

const NOBODY = { remembered: null, platform: "linux" };

function commands(env: Record<string, string>, facts: object = {}): string[] {
  return listEditors({ env, ...NOBODY, ...facts }).map(({ command }) => command);
}

test("The editor whose terminal this is comes first, then VISUAL, EDITOR and the one named before", () => {
  const env = { TERM_PROGRAM: "vscode", VISUAL: "vim", EDITOR: "nano" };
  expect(commands(env, { remembered: "micro" })).toEqual(["code", "vim", "nano", "micro"]);
  expect(chooseEditor({ env, ...NOBODY })).toEqual({ command: "code", origin: "running" });
});

test("On macOS an editor whose command is not there is opened as an application", () => {
  const mac = { platform: "darwin" };
  expect(commands({ TERM_PROGRAM: "vscode" }, mac)).toEqual([
    "code",
    'open -a "Visual Studio Code"',
  ]);
  expect(commands({ INSIDE_EMACS: "29" }, mac)).toEqual(["emacsclient --no-wait"]);
});

test("There may be none", () => {
  expect(commands({ EDITOR: "  " })).toEqual([]);
  expect(chooseEditor({ env: {}, ...NOBODY })).toBeNull();
});
