import { expect, test } from "vitest";
import { suggestCommands } from "../../src/commands/next-commands.ts";

test.each([
  ["new", ["trainer new foo"]],
  ["started", ["trainer test foo", "trainer hint foo"]],
  ["solved", ["trainer solution foo", "trainer next"]],
] as const)("a %s challenge is gone on with by %j", (status, commands) => {
  expect(suggestCommands("foo", status)).toEqual(commands);
});
