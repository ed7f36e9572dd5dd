import { join } from "node:path";
import { compareTraces } from "../../loop/compare-traces.ts";
import type { Cell } from "../../loop/compare-traces.ts";
import { findNodes } from "../../loop/io/find-nodes.ts";
import type { FoundNode } from "../../loop/io/find-nodes.ts";
import { traceSnippet } from "../../loop/io/trace-snippet.ts";
import { listAllowed } from "../../loop/model/list-allowed.ts";
import type { Walk } from "../../loop/reduce/ran.ts";
import { LOOP_RULES } from "../../loop/rules.ts";
import { checkSceneRun } from "../../loop/scene/check-scene.ts";
import type { Mode } from "../../loop/trace.ts";
import { renderMatrix } from "../../ui/loop/render-matrix.ts";
import { startSpinner } from "../../ui/spinner.ts";
import type { Context, ExitCode } from "../context.ts";
import { printJson } from "../json.ts";
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
  const cells = await runAll(subject, options, context).finally(() => spinner.stop());
  if (context.signal.aborted) return 130;
  const [base] = cells;
  const rows = cells.map((cell) => ({
    trace: cell.trace,
    difference: base === undefined ? null : compareTraces(base, cell),
    fault: subject.scene === null ? null : checkCell(subject.scene, cell),
  }));
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

async function runAll(subject: Subject, options: LoopOptions, context: Context): Promise<Cell[]> {
  const nodes = await findNodes(options.node);
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
  const { trace, walk } = traced;
  return { trace: { ...trace, node: node.version }, allowed: nameOrders(walk) };
}

/** The orders that the rules allow, a text each. */
function nameOrders(walk: Walk): ReadonlySet<string> {
  return new Set(listAllowed(walk).orders.map(({ prints }) => prints.join("\n")));
}

function checkCell(scene: NonNullable<Subject["scene"]>, { trace }: Cell): string | null {
  const { mode, node, printed, end } = trace;
  return checkSceneRun(scene, { mode, node, printed, exit: end.exit });
}
