import type { Scene } from "./scene.ts";

/** The scene of this slug or file, such as `scenes/two-ticks.cjs`; `null` when there is none. */
export function findScene(scenes: readonly Scene[], target: string): Scene | null {
  const name = target.replaceAll("\\", "/").replace(/^\.\//, "");
  return scenes.find(({ slug, file }) => slug === name || file === name) ?? null;
}
