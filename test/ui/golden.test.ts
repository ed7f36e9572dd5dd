import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ascii, plain, spoken } from "./plain-style.ts";
import { SCREENS } from "./screens.ts";

const WIDTHS = [60, 80, 120];
const FOLDER = new URL("../golden/", import.meta.url);

const CASES = [...SCREENS].flatMap(([name, render]) =>
  WIDTHS.map((width) => ({ file: `${name}-${width}.txt`, render, width })),
);

// The golden files hold whole screens. After a wanted change rewrite them with `npm run golden`, and
// read in git what has changed as a learner would.
describe("a screen", () => {
  test.each(CASES)("is what $file holds", async ({ file, render, width }) => {
    await expect(render({ style: plain, width })).toMatchFileSnapshot(`../golden/${file}`);
  });

  test("is compared for each golden file, and has one", () => {
    const wanted = CASES.map(({ file }) => file).toSorted();
    expect(readdirSync(FOLDER).toSorted()).toEqual(wanted);
  });

  test.each([...SCREENS])("has ASCII signs where there are no others: %s", (_name, render) => {
    expect(render({ style: ascii, width: 80 })).toMatch(/^[\x20-\x7e\n]*$/);
  });

  test.each([...SCREENS])("draws nothing for a screen reader: %s", (_name, render) => {
    const screen = render({ style: spoken, width: 80 });
    expect(screen).toMatch(/^[\x20-\x7e\n]*$/);
    expect(screen).not.toMatch(/[-=#|_.]{4}|^ *\|/m);
  });
});
