import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadCatalog } from "../../src/catalog/io/load-catalog.ts";
import { loadSyllabus } from "../../src/catalog/io/load-syllabus.ts";
import { renderCataloguePage } from "../../src/ui/render-catalogue-page.ts";
import { sampleChallenge } from "../catalog/sample.ts";
import { ROOT } from "../e2e/trainer.ts";

// Written anew by `trainer dev catalogue`.
test("docs/catalogue.md is what the challenges say", () => {
  const { challenges } = loadCatalog(ROOT);
  const page = renderCataloguePage({ challenges, syllabus: loadSyllabus(ROOT) });
  expect(readFileSync(join(ROOT, "docs", "catalogue.md"), "utf8")).toBe(page);
});

test("The page has a path for each track, each challenge with its stages, and what is not covered", () => {
  const challenges = [
    sampleChallenge("one", { title: "One", covers: ["a"] }),
    sampleChallenge("two", { title: "Two", after: ["one", "unwritten"] }),
  ];
  const syllabus = new Map([
    ["a", "Row A"],
    ["b", "Row B"],
  ]);
  const page = renderCataloguePage({ challenges, syllabus });
  expect(page).toContain("2 challenges in 1 track, 1 hour of interviews. They cover\n1 of the 2");
  expect(page).toContain("## async\n\n`one` > `two`\n");
  expect(page).toContain(
    "### [Two](../challenges/two/README.md)\n\n`two` · core · 30 minutes · 0 requirements · after `one`\n",
  );
  expect(page).toContain("\n1. All of it (30 min)\n");
  expect(page).toContain("## Not covered yet\n\n- Row B\n");
  expect(page).not.toContain("Row A");
});
