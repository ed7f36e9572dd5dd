import { digest, digestFiles, openOutcomes } from "../../process/outcome-cache.ts";
import type { Scene } from "../scene/scene.ts";
import type { Mode } from "../trace.ts";

/** Faults of scenes whose text, tracer and Node have not changed since they were run. */
export interface KnownScenes {
  find: (scene: Scene, mode: Mode) => string[] | undefined;
  keep: (scene: Scene, mode: Mode, faults: string[]) => void;
  /** Writes down what was found or kept, and forgets the rest. */
  save: () => void;
}

/** Opens what is known of the scenes of a package. */
export function openKnownScenes(packageRoot: string): KnownScenes {
  const outcomes = openOutcomes<string[]>(packageRoot, "scenes");
  const inputs = ["src/loop", "src/process", "src/text", "package-lock.json"];
  const lab = digestFiles(packageRoot, inputs);
  const keyOf = ({ file, source }: Scene, mode: Mode): string =>
    digest(lab, process.version, file, source, mode);
  return {
    find: (scene, mode) => outcomes.find(keyOf(scene, mode)),
    keep: (scene, mode, faults) => outcomes.keep(keyOf(scene, mode), faults),
    save: outcomes.save,
  };
}
