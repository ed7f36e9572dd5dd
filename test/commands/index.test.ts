import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { COMMANDS } from "../../src/commands/index.ts";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

test("the README's table has every command once, in the order of the help", () => {
  const named = [...readme.matchAll(/^\| `trainer ([a-z]+)/gm)].map(([, name]) => name);
  expect(named).toEqual(COMMANDS.map(({ name }) => name));
});

test.each(COMMANDS.map((entry) => [entry.name, entry] as const))(
  "%s can be loaded",
  async (_name, entry) => {
    expect((await entry.load()).define).toBeTypeOf("function");
  },
);
