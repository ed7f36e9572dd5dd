import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

describe("the README", () => {
  test.each([
    ["how to upgrade", /^\*\*To upgrade\*\*/m],
    ["how to move a workspace", /^\*\*To move\*\*[^]*?`\.trainer\/`[^]*?`--workspace`/m],
    ["how long the checks take", /run all checks and tests \(about\s+\d+ minutes/],
    ["what differs on other systems", /^What differs elsewhere:[^]*?Windows[^]*?Alpine[^]*?Yarn/m],
  ])("says %s", (_what, pattern) => {
    expect(readme).toMatch(pattern);
  });
});
