import type { Scene } from "../scene/scene.ts";
import type { NamedScene, Show } from "./replay.ts";
import { RULE_LESSONS } from "./rule-lessons.ts";

/** What a page says of where its rules are taught. */
export type Library = Pick<Show, "scenes" | "guide">;

const NAMED: ReadonlySet<string> = new Set(
  Object.values(RULE_LESSONS).flatMap(({ scenes }) => scenes),
);

/** The scenes that rules name; `findPage` gives the page of a scene in a site, or `null`. */
export function nameScenes(
  scenes: readonly Scene[],
  findPage: (scene: Scene) => string | null,
): NamedScene[] {
  return scenes
    .filter(({ slug }) => NAMED.has(slug))
    .map((scene) => ({ slug: scene.slug, title: scene.title, page: findPage(scene) }));
}
