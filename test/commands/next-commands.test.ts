import { expect, test } from "vitest";
import { sampleProgress } from "../catalog/sample.ts";
import { findWorkStatus, nameWork, suggestCommands } from "../../src/commands/next-commands.ts";

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

test("a challenge that is solved again from a blank file is at work", () => {
  const [own] = sampleProgress({ slug: "foo", status: "solved" }).challenges.values();
  if (own === undefined) throw new Error("no sample");
  const round = { ...own.round, lastAt: "2026-01-01T00:00:00.000Z", solved: false };
  expect(findWorkStatus(own)).toBe("solved");
  expect(findWorkStatus({ ...own, round })).toBe("started");
  expect(findWorkStatus({ ...own, round: { ...round, solved: true } })).toBe("solved");
  expect(findWorkStatus(undefined)).toBe("new");
});
