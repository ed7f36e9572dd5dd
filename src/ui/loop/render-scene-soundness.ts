import { countNoun } from "../text/count-noun.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";

/** What the soundness check found of all scenes. */
export interface SceneSoundnessPage {
  scenes: number;
  runs: number;
  fresh: number;
  faults: readonly string[];
}

/** A line for all scenes together, their faults below. */
export function renderSceneSoundness(page: SceneSoundnessPage, { style, width }: View): string {
  const { scenes, runs, fresh, faults } = page;
  const { met, missed } = style.symbols;
  const sign = faults.length === 0 ? style.good(`${met} sound`) : style.bad(`${missed} not sound`);
  const facts = style.quiet(
    `${countNoun(scenes, "scene")}, ${countNoun(runs, "run")} here (${fresh} fresh)`,
  );
  const lines = faults.flatMap((fault) =>
    wrapText(fault, width, { first: "    ", rest: "      " }),
  );
  return `${[`${sign}  scenes  ${facts}`, ...lines].join("\n")}\n`;
}
