import { describe, expect, test } from "vitest";
import { loadCatalog } from "../../src/catalog/io/load-catalog.ts";
import { loadDrillBank } from "../../src/catalog/io/load-mistakes.ts";
import { buildDrill } from "../../src/drill/build-drill.ts";
import type { BuiltDrill, DrillId } from "../../src/drill/build-drill.ts";
import { diffParts } from "../../src/drill/diff-rows.ts";
import { parseProgram } from "../../src/drill/io/parse-program.ts";
import { DRILL_LEVELS, findSize } from "../../src/drill/level.ts";
import { ROOT } from "../e2e/trainer.ts";

const SEEDS = ["1", "2", "3", "4"];

describe.each(loadCatalog(ROOT).challenges)("the bank of $slug", ({ slug }) => {
  const bank = loadDrillBank(ROOT, slug);
  const draw = (id: Omit<DrillId, "slug" | "draw">): BuiltDrill => {
    const built = buildDrill(bank, { ...id, slug, draw: 1 }, parseProgram);
    if (built === null) throw new Error(`nothing fits ${JSON.stringify(id)}`);
    return built;
  };

  test.each(DRILL_LEVELS)("has reviews for a %s", (level) => {
    for (const seed of SEEDS) {
      const { mistakes, base, parts, after, harmless } = draw({ drill: "review", level, seed });
      const size = findSize("review", level);
      expect(mistakes.length).toBeLessThanOrEqual(size.most);
      const rows = diffParts(base, parts).flatMap((hunk) => hunk.rows);
      const shown = new Set(rows.flatMap(({ mistake }) => mistake ?? []));
      expect([...shown].toSorted()).toEqual(mistakes.map(({ name }) => name).toSorted());
      const changed = rows.filter(({ sign, mistake }) => sign !== " " && mistake === null);
      expect(changed.length > 0).toBe(size.harmless > 0);
      expect(after === harmless).toBe(false);
    }
  });

  test.each(DRILL_LEVELS)("has repairs for a %s", (level) => {
    for (const seed of SEEDS) {
      const built = draw({ drill: "repair", level, seed });
      expect(built.mistakes.length).toBeGreaterThanOrEqual(2);
      expect(draw({ drill: "repair", level, seed })).toEqual(built);
    }
  });
});
