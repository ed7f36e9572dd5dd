import { CHAPTERS } from "./scene.ts";
import { matchesRange } from "../../text/version-range.ts";
import type { Scene, LoadedScenes } from "./scene.ts";

/**
 * Scenes in teaching order, those that run on a Node such as `v22.23.3` and the others; those that share
 * a slug or a place are told as faults.
 */
export function orderScenes(
  scenes: readonly Scene[],
  faults: readonly string[],
  version: string,
): LoadedScenes {
  const ordered = scenes.toSorted(
    (a, b) =>
      CHAPTERS.indexOf(a.chapter) - CHAPTERS.indexOf(b.chapter) ||
      a.order - b.order ||
      (a.slug < b.slug ? -1 : 1),
  );
  const repeats = ordered.flatMap((scene, at) => {
    const same = ordered.slice(0, at).find((other) => sharesPlace(other, scene));
    return same === undefined
      ? []
      : [`${scene.file}: expected a slug and a place of its own, got those of ${same.file}`];
  });
  const runs = ({ node }: Scene): boolean => matchesRange(version, node);
  return {
    scenes: ordered.filter(runs),
    elsewhere: ordered.filter((scene) => !runs(scene)),
    faults: [...faults, ...repeats],
  };
}

function sharesPlace(a: Scene, b: Scene): boolean {
  return a.slug === b.slug || (a.chapter === b.chapter && a.order === b.order);
}
