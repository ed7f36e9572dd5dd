import process from "node:process";
import { openKnownScenes } from "../../loop/io/known-scenes.ts";
import { loadScenes } from "../../loop/io/load-scenes.ts";
import { proveScene } from "../../loop/io/prove-scene.ts";
import { checkCoverage } from "../../loop/scene/check-scene.ts";
import type { Scene } from "../../loop/scene/scene.ts";
import type { Mode } from "../../loop/trace.ts";
import { runSideBySide } from "../../process/run-side-by-side.ts";
import { startSpinner } from "../../ui/spinner.ts";
import type { Context } from "../context.ts";

/** What the soundness check found of all scenes. */
export interface SceneReport {
  /** Readable ones. */
  scenes: number;
  /** As how many kinds of modules they were run on this Node, together. */
  runs: number;
  /** Those that were really run, for nothing was known of them. */
  fresh: number;
  /** As `file: what`. */
  faults: string[];
}

/** Checks every scene, and runs each that this Node can run as each kind of module that it names. */
export async function checkScenes(context: Context): Promise<SceneReport> {
  const { packageRoot, style, note, terminal, signal } = context;
  const { scenes, elsewhere, faults: unreadable } = loadScenes(packageRoot);
  const all = [...scenes, ...elsewhere];
  const jobs = scenes.flatMap((scene) => scene.modes.map((mode) => ({ scene, mode })));
  const report: SceneReport = {
    scenes: all.length,
    runs: 0,
    fresh: 0,
    faults: [...unreadable, ...all.flatMap(checkCoverage)],
  };
  const says = (): string => `Proving scenes: ${report.runs} of ${jobs.length} runs`;
  const spinner = startSpinner({ text: says(), style, interactive: terminal.interactive, note });
  const found: string[] = [];
  // A machine that is busy with other checks is slow, which is no fault of a scene.
  const proof = { packageRoot, node: process.execPath, timeMs: 20_000, signal };
  const known = openKnownScenes(packageRoot);
  const work = async ({ scene, mode }: { scene: Scene; mode: Mode }): Promise<void> => {
    const faults = known.find(scene, mode) ?? (await prove(scene, mode));
    found.push(...faults);
    report.runs += 1;
    if (terminal.interactive || report.runs % 50 === 0) spinner.update(says());
  };
  const prove = async (scene: Scene, mode: Mode): Promise<string[]> => {
    const faults = await proveScene(scene, mode, proof);
    report.fresh += 1;
    if (!signal.aborted) known.keep(scene, mode, faults);
    return faults;
  };
  await runSideBySide(jobs, work, { signal }).finally(() => spinner.stop());
  if (!signal.aborted) known.save();
  report.faults.push(...found.toSorted());
  return report;
}
