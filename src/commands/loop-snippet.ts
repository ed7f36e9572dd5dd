import { resolve } from "node:path";
import { TrainerError } from "../errors.ts";
import { loadScenes } from "../loop/io/load-scenes.ts";
import { readSource } from "../loop/io/prepare-source.ts";
import { withScratch } from "../loop/io/scratch.ts";
import { findScene } from "../loop/scene/find-scene.ts";
import type { Context, ExitCode } from "./context.ts";
import type { LoopOptions } from "./loop-options.ts";
import { showMatrix } from "./loop-matrix.ts";
import type { Subject } from "./loop-subject.ts";
import { showTrace } from "./loop-trace.ts";

/** Runs a scene or a file and shows what the options ask for. */
export async function showSnippet(
  target: string,
  options: LoopOptions,
  context: Context,
): Promise<ExitCode> {
  const { scenes } = loadScenes(context.packageRoot);
  const scene = findScene(scenes, target);
  if (scene === null && !/[./\\]/.test(target)) {
    throw new TrainerError("UNKNOWN_SCENE", `There is no scene \`${target}\`.`, {
      hint: "`trainer loop` lists the scenes; a file is named by its path, such as `./snippet.cjs`.",
    });
  }
  const file =
    scene === null ? resolve(context.cwd, target) : resolve(context.packageRoot, scene.file);
  const source = await readSource(file);
  return withScratch(async (scratch) => {
    const subject: Subject = { source, name: scene?.file ?? target, scene, scratch };
    return options.matrix === true
      ? showMatrix(subject, options, context)
      : showTrace(subject, options, context);
  });
}
