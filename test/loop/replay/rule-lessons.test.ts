import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadScenes } from "../../../src/loop/io/load-scenes.ts";
import { nameScenes } from "../../../src/loop/replay/name-scenes.ts";
import { RULE_LESSONS } from "../../../src/loop/replay/rule-lessons.ts";
import { ROOT } from "../../e2e/trainer.ts";

const LESSONS = Object.entries(RULE_LESSONS);

test("each rule has a section of docs/event-loop.md that is there", () => {
  const text = readFileSync(join(ROOT, "docs", "event-loop.md"), "utf8");
  const sections = [...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
  for (const [rule, { section }] of LESSONS) expect(sections, rule).toContain(section);
});

test("each scene that a rule names is there, and stands in the section or is linked from the document", () => {
  const text = readFileSync(join(ROOT, "docs", "event-loop.md"), "utf8");
  const { scenes } = loadScenes(ROOT);
  const named = nameScenes(scenes, () => null).map(({ slug }) => slug);
  for (const [rule, { scenes: own }] of LESSONS) {
    for (const slug of own) {
      expect(named, rule).toContain(slug);
      expect(text, rule).toContain(`../scenes/${slug}.`);
    }
  }
});

test("only what nobody can schedule has no scene", () => {
  const without = LESSONS.filter(([, { scenes }]) => scenes.length === 0).map(([rule]) => rule);
  expect(without).toEqual(["R-PENDING-LEFT-OVER"]);
});

test("a scene has a page where the site has one", () => {
  const { scenes } = loadScenes(ROOT);
  const named = nameScenes(scenes, ({ slug }) => (slug === "script-first" ? "there.html" : null));
  expect(named.filter(({ page }) => page !== null)).toMatchObject([
    { slug: "script-first", page: "there.html" },
  ]);
});
