import { expect, test } from "vitest";
import { nameWork, suggestCommands } from "../../src/commands/next-commands.ts";

test.each([
  ["new", ["trainer new foo"]],
  ["started", ["trainer test foo", "trainer hint foo"]],
  ["solved", ["trainer solution foo", "trainer next"]],
] as const)("a %s challenge is gone on with by %j", (status, commands) => {
  expect(suggestCommands("foo", status)).toEqual(commands);
});

test.each([
  [undefined, "trainer new foo"],
  ["new", "trainer new foo"],
  ["started", "trainer test foo"],
  ["solved", "trainer test foo"],
] as const)("a challenge with the status %s is worked on by `%s`", (status, command) => {
  expect(nameWork("foo", status === undefined ? undefined : { status })).toBe(command);
});
