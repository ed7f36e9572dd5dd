import { resolve } from "node:path";
import { findNearestName } from "../../catalog/nearest-name.ts";
import { TrainerError } from "../../errors.ts";
import { loadScenes } from "../../loop/io/load-scenes.ts";
import { loadSnippet } from "../../loop/io/prepare-source.ts";
import { withScratch } from "../../process/scratch.ts";
import { findScene } from "../../loop/scene/find-scene.ts";
import type { Scene } from "../../loop/scene/scene.ts";
import type { Context, ExitCode } from "../context.ts";
import { showHtml } from "./html.ts";
import type { LoopOptions } from "./options.ts";
import { showMatrix } from "./matrix.ts";
import type { Subject } from "./subject.ts";
import { showTrace } from "./trace.ts";

/** Runs a scene or a file and shows what the options ask for. */
export async function showSnippet(
  target: string,
  options: LoopOptions,
  context: Context,
): Promise<ExitCode> {
  const { scenes, elsewhere, faults } = loadScenes(context.packageRoot);
  const all = [...scenes, ...elsewhere];
  const scene = findScene(all, target);
  if (scene === null) rejectBroken(target, faults);
  if (scene === null && !/[./\\]/.test(target)) throw rejectScene(target, all);
  rejectMode(scene, options);
  if (scene !== null && elsewhere.includes(scene)) rejectNeeded(scene, options);
  rejectBareForce(options);
  const file =
    scene === null ? resolve(context.cwd, target) : resolve(context.packageRoot, scene.file);
  const source = await loadSnippet(file);
  return withScratch(async (scratch) => {
    const subject: Subject = { source, name: scene?.file ?? target, scene, scratch };
    if (options.html !== undefined)
      return showHtml(subject, { ...options, html: options.html }, context);
    return options.matrix === true
      ? showMatrix(subject, options, context)
      : showTrace(subject, options, context);
  });
}

/** A scene that cannot be read is there all the same; the faults begin with its file. */
function rejectBroken(target: string, faults: readonly string[]): void {
  const name = target.replace(/^(?:\.\/)?scenes\//, "").replace(/\.[cm][jt]s$/, "");
  const own = faults.find((fault) => /scenes\/([\w-]+)\.[cm][jt]s/.exec(fault)?.[1] === name);
  if (own === undefined) return;
  throw new TrainerError("BROKEN_SCENE", `The scene \`${name}\` cannot be read: ${own}`, {
    hint: "Mend its file, or install trainer again if you did not change it.",
  });
}

function rejectScene(target: string, scenes: readonly Scene[]): TrainerError {
  const slugs = scenes.map(({ slug }) => slug);
  const nearest = findNearestName(slugs, target);
  const meant = nearest === null ? "" : `Did you mean \`${nearest}\`? `;
  return new TrainerError("UNKNOWN_SCENE", `There is no scene \`${target}\`.`, {
    hint: `${meant}\`trainer loop\` lists the scenes; a file is named by its path, such as \`./snippet.cjs\`.`,
  });
}

/** Without a forcing it means the file of a page. */
function rejectBareForce({ force, html }: LoopOptions): void {
  if (force !== true || html !== undefined) return;
  throw new TrainerError("NO_FORCING", "`--force` needs to know what to force.", {
    hint: "Type it as `--force spin:0,2`, or with `--html` to replace a file.",
  });
}

/** This Node cannot run it; a named one, or one of the matrix, may. */
function rejectNeeded({ slug, node }: Scene, { node: named, matrix }: LoopOptions): void {
  if (named.length > 0 || matrix === true) return;
  throw new TrainerError("WRONG_NODE", `The scene \`${slug}\` needs Node ${node}.`, {
    hint: `This is Node ${process.versions.node}; name another one, such as \`trainer loop ${slug} --node <path>\`.`,
  });
}

function rejectMode(scene: Scene | null, { mode }: LoopOptions): void {
  if (scene === null || mode === undefined || scene.modes.includes(mode)) return;
  const kind = mode === "cjs" ? "CommonJS" : "an ES module";
  throw new TrainerError("WRONG_MODE", `The scene \`${scene.slug}\` cannot run as ${kind}.`, {
    hint: `Type \`trainer loop ${scene.slug}\` without \`--mode\`.`,
  });
}
