import { EIGHT_RULES } from "../../loop/rules.ts";
import { filterScenes } from "../../loop/scene/filter-scenes.ts";
import { loadScenes } from "../../loop/io/load-scenes.ts";
import { renderScenes } from "../../ui/loop/render-scenes.ts";
import type { Context, ExitCode } from "../context.ts";
import { printJson } from "../json.ts";
import type { LoopOptions } from "./options.ts";
import { loadState } from "../state.ts";

/** Lists the scenes in teaching order with what the learner has seen, and the eight rules. */
export function listScenes(options: LoopOptions, context: Context): ExitCode {
  const { progress } = loadState(context, options);
  const loaded = loadScenes(context.packageRoot);
  for (const fault of loaded.faults) context.note(`Skipped: ${fault}\n`);
  const chosen = filterScenes(loaded.scenes, new Set(progress.scenes.keys()), options);
  if (options.json === true) {
    const scenes = chosen.map(({ slug, title, chapter, question, rules, modes }) => ({
      ...{ slug, title, chapter, question, rules, modes },
      seen: progress.scenes.has(slug),
    }));
    printJson(context, { scenes, rules: EIGHT_RULES });
    return 0;
  }
  const isFiltered = chosen.length < loaded.scenes.length;
  const { elsewhere } = loaded;
  const page = { scenes: chosen, elsewhere, seen: progress.scenes, rules: EIGHT_RULES, isFiltered };
  context.out(renderScenes(page, context));
  return 0;
}
