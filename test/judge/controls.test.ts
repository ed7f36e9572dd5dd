import { describe, expect, test } from "vitest";
import { addControls, CONTROLS_PER_FILE } from "../../src/judge/controls.ts";

const SUITE = 'import { test } from "vitest";\n\ntest("a", () => {});';

describe("addControls", () => {
  test("adds as many controls as it says", () => {
    const added = addControls(SUITE, "c1").match(/it_c1\("c1-/g);
    expect(added).toHaveLength(CONTROLS_PER_FILE);
  });

  test("gives each control a name of its own", () => {
    const names = [...addControls(SUITE, "c1").matchAll(/it_c1\("([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(new Set(names).size).toBe(CONTROLS_PER_FILE);
  });

  test("keeps every line of the suite at its place", () => {
    const lines = addControls(SUITE, "c1").split("\n");
    expect(lines[0]?.endsWith('import { test } from "vitest";')).toBe(true);
    expect(lines.slice(1, 3)).toEqual(SUITE.split("\n").slice(1));
  });

  test("puts controls before and behind the suite", () => {
    const [before = "", behind = ""] = addControls(SUITE, "c1").split("\n\n");
    expect(before.match(/it_c1\("/g)).toHaveLength(3);
    expect(behind.match(/it_c1\("/g)).toHaveLength(3);
  });

  test("uses no name that another tag would use", () => {
    expect(addControls(SUITE, "c1")).not.toContain("c2");
    expect(addControls(SUITE, "c2")).not.toContain("c1");
  });
});
