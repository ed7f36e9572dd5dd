import { TrainerError } from "../../errors.ts";
import { CHAPTERS } from "./scene.ts";
import type { Scene } from "./scene.ts";

/** Which scenes are wanted; absent is every one. */
export interface SceneFilter {
  chapter?: string | undefined;
  /** The number of one of the eight rules. */
  rule?: string | undefined;
  /** Words that all must be mentioned. */
  search?: string | undefined;
  /** Only those that the learner has not seen. */
  unseen?: boolean | undefined;
}

/**
 * The scenes that pass a filter, in their order; `seen` says which the learner has seen.
 *
 * @throws TrainerError `INVALID_FILTER` for a chapter or a rule that does not exist.
 */
export function filterScenes(
  scenes: readonly Scene[],
  seen: ReadonlySet<string>,
  { chapter, rule, search = "", unseen = false }: SceneFilter,
): Scene[] {
  if (chapter !== undefined && !CHAPTERS.some((name) => name === chapter)) {
    throw reject("chapter", chapter, `The chapters are ${CHAPTERS.join(", ")}.`);
  }
  if (rule !== undefined && !/^[1-8]$/.test(rule)) {
    throw reject("rule", rule, "The rules have the numbers 1 to 8.");
  }
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return scenes.filter(
    (scene) =>
      (chapter === undefined || scene.chapter === chapter) &&
      (rule === undefined || scene.rules.includes(Number(rule))) &&
      !(unseen && seen.has(scene.slug)) &&
      words.every((word) => mentions(scene, word)),
  );
}

function mentions({ slug, title, question, lesson }: Scene, word: string): boolean {
  return [slug, title, question, lesson].some((text) => text.toLowerCase().includes(word));
}

function reject(name: string, given: string, hint: string): TrainerError {
  return new TrainerError("INVALID_FILTER", `There is no ${name} \`${given}\`.`, { hint });
}
