import { describe, expect, test } from "vitest";
import { addControls, CONTROLS } from "../../src/judge/controls.ts";

const SUITE = 'import { test } from "vitest";\n\ntest("a", () => {});';
const ONLY = { stage: 1, first: true, last: true };

function names(code: string): (string | undefined)[] {
  return [...code.matchAll(/it_c1\("([^"]+)"/g)].map(([, name]) => name);
}

describe("addControls", () => {
  test("adds as many controls to the only file as it says, each with a name of its own", () => {
    const added = names(addControls(SUITE, "c1", ONLY));
    expect(added).toHaveLength(CONTROLS);
    expect(new Set(added).size).toBe(CONTROLS);
  });

  test("adds the same controls to several files as to one", () => {
    const files = [
      addControls(SUITE, "c1", { stage: 1, first: true, last: false }),
      addControls(SUITE, "c1", { stage: 1, first: false, last: false }),
      addControls(SUITE, "c1", { stage: 1, first: false, last: true }),
    ];
    expect(files.map((file) => names(file).length)).toEqual([3, 0, 3]);
    expect(files.flatMap((file) => names(file))).toEqual(names(addControls(SUITE, "c1", ONLY)));
  });

  test("keeps every line of the suite at its place", () => {
    const lines = addControls(SUITE, "c1", ONLY).split("\n");
    expect(lines[0]?.endsWith('import { test } from "vitest";')).toBe(true);
    expect(lines.slice(1, 3)).toEqual(SUITE.split("\n").slice(1));
  });

  test("uses no name that another tag would use", () => {
    expect(addControls(SUITE, "c1", ONLY)).not.toContain("c2");
    expect(addControls(SUITE, "c2", ONLY)).not.toContain("c1");
  });
});
