import { join } from "node:path";
import { compareTraces } from "../../loop/compare-traces.ts";
import type { SeenRace } from "../../loop/compare-traces.ts";
import { exploreOrders } from "../../loop/io/explore-orders.ts";
import type { FoundNode } from "../../loop/io/find-nodes.ts";
import { traceSnippet } from "../../loop/io/trace-snippet.ts";
import type { TracedSnippet } from "../../loop/io/trace-snippet.ts";
import { LOOP_RULES } from "../../loop/rules.ts";
import { checkSceneRun } from "../../loop/scene/check-scene.ts";
import type { Mode, Trace } from "../../loop/trace.ts";
import { renderMatrix } from "../../ui/loop/render-matrix.ts";
import type { MatrixRow } from "../../ui/loop/render-matrix.ts";
import { startSpinner } from "../../ui/spinner.ts";
import type { Context, ExitCode } from "../context.ts";
import { printJson } from "../json.ts";
import { findNodesFor } from "./find-nodes-for.ts";
import type { LoopOptions } from "./options.ts";
import { rejectLost } from "./reject-lost.ts";
import type { Subject } from "./subject.ts";

/** Runs a snippet as both kinds of module on every Node and explains the first differences. */
export async function showMatrix(
  subject: Subject,
  options: LoopOptions,
  context: Context,
): Promise<ExitCode> {
  const { style, terminal, note } = context;
  const text = `Running ${subject.name} on every Node`;
  const spinner = startSpinner({ text, style, interactive: terminal.interactive, note });
  const rows = await runAll(subject, options, context)
    .then((cells) => compareAll(subject, cells))
    .finally(() => spinner.stop());
  if (context.signal.aborted) return 130;
  if (options.json === true) {
    printJson(context, {
      cells: rows.map(({ trace, difference, fault }) => ({
        ...{ node: trace.node, mode: trace.mode, printed: trace.printed },
        ...{ end: trace.end, difference, fault },
      })),
    });
  } else {
    context.out(renderMatrix({ rows, rules: LOOP_RULES, name: subject.name }, context));
  }
  return rows.some(({ fault }) => fault !== null) ? 1 : 0;
}

/** A traced run of one Node as one kind of module. */
interface Cell {
  trace: Trace;
  traced: TracedSnippet;
}

async function compareAll({ scene }: Subject, cells: readonly Cell[]): Promise<MatrixRow[]> {
  const [base] = cells;
  const rows: MatrixRow[] = [];
  for (const cell of cells) {
    const { trace } = cell;
    const race = base === undefined ? null : await findRace(base, cell);
    const difference = base === undefined ? null : compareTraces(base.trace, trace, race);
    rows.push({ trace, difference, fault: scene === null ? null : checkCell(scene, cell) });
  }
  return rows;
}

/** So many runs look for the order of one cell in another. */
const RUNS = 16;

/** Which of two cells prints both orders, and what lets it; `null` when neither was seen to. */
async function findRace(base: Cell, other: Cell): Promise<SeenRace | null> {
  const pairs = [
    [other, base, "other"],
    [base, other, "base"],
  ] as const;
  if (base.trace.printed.join("\n") === other.trace.printed.join("\n")) return null;
  for (const [one, two, raceIn] of pairs) {
    const wanted = two.trace.printed;
    const { set } = await exploreOrders(one.traced, { wanted, runs: RUNS });
    const found = set.list.find(({ prints }) => prints.join("\n") === wanted.join("\n"));
    if (found !== undefined) return { raceIn, why: found.fork?.why ?? null };
  }
  return null;
}

async function runAll(subject: Subject, options: LoopOptions, context: Context): Promise<Cell[]> {
  const nodes = await findNodesFor(subject.scene, options.node);
  const modes: readonly Mode[] =
    options.mode === undefined ? (subject.scene?.modes ?? ["cjs", "esm"]) : [options.mode];
  const cells: Cell[] = [];
  for (const mode of modes) {
    for (const node of nodes) {
      if (!context.signal.aborted) cells.push(await runCell(subject, { node, mode, context }));
    }
  }
  return cells;
}

async function runCell(
  { source, name, scene, scratch }: Subject,
  { node, mode, context }: { node: FoundNode; mode: Mode; context: Context },
): Promise<Cell> {
  const { packageRoot, signal } = context;
  const tracer = join(packageRoot, "dist", "loop-tracer.cjs");
  const env = scene?.env ?? {};
  const traced = await traceSnippet({
    ...{ source, mode, name, node: node.path, tracer, scratch, env, signal },
  });
  if (!signal.aborted) rejectLost(name, traced);
  return { trace: { ...traced.trace, node: node.version }, traced };
}

function checkCell(scene: NonNullable<Subject["scene"]>, { trace }: Cell): string | null {
  const { mode, node, printed, end } = trace;
  return checkSceneRun(scene, { mode, node, printed, exit: end.exit });
}
