import { expect, test } from "vitest";
import { findRules } from "../../src/catalog/brief-rules.ts";

test("The numbers of the rules come in the order of the brief", () => {
  const brief =
    "# T\n\n## Rules\n\n- **E1.** One.\n- **E10.** Ten, see **E2.**\n  - **A6.** Six.\n";
  expect(findRules(brief)).toEqual(["E1", "E10", "A6"]);
});

test("A number that stands twice is found twice", () => {
  expect(findRules("- **E1.** a\r\n- **E1.** b\r\n")).toEqual(["E1", "E1"]);
});

test("Code blocks and other list items hold no rules", () => {
  expect(
    findRules("```md\n- **E1.** a\n```\n- E2. b\n- **E3** c\n**E4.** d\n- **Note.** e"),
  ).toEqual([]);
});
