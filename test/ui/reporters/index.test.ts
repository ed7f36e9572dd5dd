import { expect, test } from "vitest";
import { REPORTERS } from "../../../src/ui/reporters/index.ts";

test("every documented reporter is there by its name, and no other", () => {
  expect([...REPORTERS.keys()]).toEqual(["pretty", "json", "junit", "github"]);
  expect(REPORTERS.get("__proto__")).toBeUndefined();
});
