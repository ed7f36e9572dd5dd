import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const script = readFileSync(new URL("../../.ci/run", import.meta.url), "utf8");
const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

test("the continuous integration runs commands that the README gives, word for word", () => {
  const commands = [...script.matchAll(/^run "(.+)"$/gm)].map(([, command = ""]) => command);
  expect(commands).toHaveLength(2);
  expect(commands.filter((command) => !readme.includes(command))).toEqual([]);
});
