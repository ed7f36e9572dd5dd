import { expect, test } from "vitest";
import { renderCommands, renderNext } from "../../src/ui/command-list.ts";
import { plain } from "./plain-style.ts";

const command = "trainer hint event-emitter --requirement listener-errors-are-told --all";

test.each([10, 24, 40])("a command is never broken into lines, at %i columns", (width) => {
  const view = { style: plain, width };
  expect(renderNext([command], view)).toBe(`→ ${command}`);
  expect(renderCommands([{ command, says: "a hint" }], view).split("\n")[0]).toBe(`  ${command}`);
});
