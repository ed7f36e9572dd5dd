import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TrainerError } from "../../errors.ts";
import { explainFsFault, findErrno } from "../../fs-fault.ts";
import { orderScenes } from "../scene/order-scenes.ts";
import { parseScene } from "../scene/parse-scene.ts";
import type { Scene, LoadedScenes } from "../scene/scene.ts";

/**
 * All scenes of a package in teaching order; one that cannot be read becomes a fault. A package
 * without a `scenes` folder has none.
 */
export function loadScenes(packageRoot: string): LoadedScenes {
  const scenes: Scene[] = [];
  const faults: string[] = [];
  for (const name of listScenes(packageRoot)) {
    try {
      const text = readFileSync(join(packageRoot, "scenes", name), "utf8");
      scenes.push(parseScene(`scenes/${name}`, text));
    } catch (error) {
      if (!(error instanceof TrainerError)) throw error;
      faults.push(...error.message.split("\n"));
    }
  }
  return orderScenes(scenes, faults, process.version);
}

function listScenes(packageRoot: string): string[] {
  const folder = join(packageRoot, "scenes");
  try {
    return readdirSync(folder)
      .filter((name) => /\.[cm][jt]s$/.test(name))
      .toSorted();
  } catch (error) {
    if (findErrno(error) === "ENOENT") return [];
    throw explainFsFault(error, { action: "read", path: folder });
  }
}
