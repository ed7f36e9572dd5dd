import { expect, test } from "vitest";
import { splitCommand } from "../../src/workspace/split-command.ts";

test.each([
  ["code --wait", ["code", "--wait"]],
  ['"/Applications/My Editor/edit" -w', ["/Applications/My Editor/edit", "-w"]],
  ["'my editor'  --title 'a \"b\"'", ["my editor", "--title", 'a "b"']],
  ["my\\ editor -w", ["my editor", "-w"]],
  ["C:\\Tools\\edit.exe -w", ["C:\\Tools\\edit.exe", "-w"]],
  ['sh -c "vim \\"\\$1\\"" ""', ["sh", "-c", 'vim "\\$1"', ""]],
  ["  ", []],
])("%s", (command, words) => {
  expect(splitCommand(command)).toEqual(words);
});
