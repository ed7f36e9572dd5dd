import { join } from "node:path";
import { withScratch } from "../../process/scratch.ts";
import { checkPhases, checkTrace } from "../scene/check-scene.ts";
import type { Scene } from "../scene/scene.ts";
import type { Mode } from "../trace.ts";
import { confirmPhases } from "./confirm-phases.ts";
import { loadSnippet } from "./prepare-source.ts";
import { traceSnippet } from "./trace-snippet.ts";

/** What the scenes of a package are proved with. */
export interface SceneProof {
  packageRoot: string;
  /** Path of the Node to run them on. */
  node: string;
  /** Milliseconds after which a run is ended. */
  timeMs: number;
  signal: AbortSignal;
}

/**
 * Runs a scene as one kind of module, plain, traced and while Node writes its own trace events; gives
 * what is wrong, a line each.
 */
export async function proveScene(
  scene: Scene,
  mode: Mode,
  { packageRoot, ...how }: SceneProof,
): Promise<string[]> {
  const source = await loadSnippet(join(packageRoot, scene.file));
  const tracer = join(packageRoot, "dist", "loop-tracer.cjs");
  return withScratch(async (scratch) => {
    const request = { source, mode, name: scene.file, tracer, scratch, env: scene.env, ...how };
    const traced = await traceSnippet(request);
    if (traced.lost !== null && !how.signal.aborted) {
      return [`the tracer could not write down the ${traced.lost} of the run`];
    }
    const faults = checkTrace(scene, traced.trace);
    if (faults.length > 0 || how.signal.aborted) return faults;
    return checkPhases(scene, traced.trace, await confirmPhases(traced));
  });
}
