import { join } from "node:path";
import process from "node:process";
import { askRule } from "../../interview/make-puzzle.ts";
import { exploreOrders } from "../../loop/io/explore-orders.ts";
import { loadScenes } from "../../loop/io/load-scenes.ts";
import { loadSnippet } from "../../loop/io/prepare-source.ts";
import { traceSnippet } from "../../loop/io/trace-snippet.ts";
import type { TracedSnippet } from "../../loop/io/trace-snippet.ts";
import { judgePrediction } from "../../loop/predict.ts";
import { weighPrediction } from "../../loop/model/weigh-prediction.ts";
import { findOrders } from "../../loop/scene/check-scene.ts";
import type { Scene } from "../../loop/scene/scene.ts";
import type { Prediction } from "../../loop/trace.ts";
import { TrainerError } from "../../errors.ts";
import { withScratch } from "../../process/scratch.ts";
import { recordStep } from "./desk.ts";
import type { InterviewDesk } from "./desk.ts";

/** The scene of an interview's puzzle. */
function findPuzzle({ interview, context }: InterviewDesk): Scene {
  const { scene: wanted } = interview.plan;
  const scene = loadScenes(context.packageRoot).scenes.find(({ slug }) => slug === wanted);
  if (scene !== undefined) return scene;
  throw new TrainerError("NO_SCENE", `The scene \`${wanted ?? ""}\` of this interview is gone.`, {
    hint: "Run `trainer interview --stop` to end this interview, then begin another one.",
  });
}

/** Runs the scene, lets `predict` arrange its lines, and records what the prediction came to. */
export function playPuzzle(
  desk: InterviewDesk,
  predict: (scene: Scene, printed: readonly string[]) => Promise<string[] | null>,
): Promise<boolean> {
  const scene = findPuzzle(desk);
  const { context, interview } = desk;
  return withScratch(async (scratch) => {
    const source = await loadSnippet(join(context.packageRoot, scene.file));
    const traced = await traceSnippet({
      ...{ source, mode: scene.modes[0] ?? source.mode, name: scene.file, scratch },
      ...{ node: process.execPath, env: scene.env, signal: context.signal },
      tracer: join(context.packageRoot, "dist", "loop-tracer.cjs"),
    });
    if (context.signal.aborted) return false;
    const { printed } = traced.trace;
    const lines = await predict(scene, printed);
    if (lines === null) return false;
    const verdict = await judgeLines(lines, traced, scene);
    const ask = askRule(traced.trace, lines, interview.plan.seed);
    recordStep(desk, { kind: "predicted", lines, printed, verdict, ask });
    return true;
  });
}

async function judgeLines(
  lines: readonly string[],
  traced: TracedSnippet,
  scene: Scene,
): Promise<Prediction["verdict"]> {
  const { trace } = traced;
  const isExact = lines.join("\n") === trace.printed.join("\n");
  if (isExact) return judgePrediction(lines, trace, null).verdict;
  const known = await exploreOrders(traced, { wanted: lines });
  const set = { ...known.set, declared: findOrders(scene, trace.mode, trace.node) };
  const evidence = weighPrediction(lines, trace, { ...known, set });
  return judgePrediction(lines, trace, evidence).verdict;
}
