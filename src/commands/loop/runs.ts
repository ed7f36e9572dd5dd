import { join } from "node:path";
import { exploreOrders } from "../../loop/io/explore-orders.ts";
import { traceSnippet } from "../../loop/io/trace-snippet.ts";
import type { TracedSnippet } from "../../loop/io/trace-snippet.ts";
import { parseForcing } from "../../loop/parse-forcing.ts";
import type { Mode, Trace } from "../../loop/trace.ts";
import type { Context } from "../context.ts";
import { findNodesFor } from "./find-nodes-for.ts";
import type { LoopOptions } from "./options.ts";
import { rejectLost } from "./reject-lost.ts";
import type { Subject } from "./subject.ts";
import { addDeclared, isNotLoaded, locateNode, rejectNode, rejectSyntax } from "./trace.ts";

/** A way to run a snippet. */
interface Way {
  node: string;
  mode: Mode;
}

/**
 * Traces of a snippet as both kinds of module, on one Node or on all of them, each with its orders. The first
 * is the way in which Node would run it; a way in which it cannot run is left out.
 *
 * @throws TrainerError when it cannot run at all.
 */
export async function runAll(
  subject: Subject,
  options: LoopOptions,
  { context, tell }: { context: Context; tell: (text: string) => void },
): Promise<Trace[]> {
  const traces: Trace[] = [];
  for (const way of await listWays(subject, options, context)) {
    if (context.signal.aborted) break;
    const trace = await runWay(subject, { way, options, context, tell });
    if (trace !== null) traces.push(trace);
  }
  return traces;
}

async function listWays(
  { source, scene }: Subject,
  options: LoopOptions,
  { cwd }: Context,
): Promise<Way[]> {
  const known: readonly Mode[] = scene?.modes ?? ["cjs", "esm"];
  const first = known.includes(source.mode) ? source.mode : (known[0] ?? source.mode);
  const modes = options.mode === undefined ? [...new Set([first, ...known])] : [options.mode];
  const named = options.node.length > 0 ? options.node : [process.execPath];
  const nodes =
    options.matrix === true
      ? (await findNodesFor(scene, options.node)).map(({ path }) => path)
      : named.map((one) => locateNode(one, cwd));
  return nodes.flatMap((node) => modes.map((mode) => ({ node, mode })));
}

/** `null` when the snippet cannot run in this way although it can in another. */
async function runWay(
  subject: Subject,
  run: { way: Way; options: LoopOptions; context: Context; tell: (text: string) => void },
): Promise<Trace | null> {
  const { way, options, context, tell } = run;
  const { source, name, scene, scratch } = subject;
  const { signal, packageRoot } = context;
  const kind = way.mode === "cjs" ? "CommonJS" : "an ES module";
  tell(`Running ${name} as ${kind}`);
  const force = typeof options.force === "string" ? parseForcing(options.force) : null;
  const traced = await traceSnippet({
    ...{ source, ...way, name, scratch, env: scene?.env ?? {}, force, signal },
    tracer: join(packageRoot, "dist", "loop-tracer.cjs"),
  });
  if (signal.aborted) return null;
  if (traced.failed !== null) throw rejectNode(options, traced.failed);
  rejectLost(name, traced);
  if (isNotLoaded(traced)) return rejectWay(subject, traced, options);
  tell(`Looking for every order of ${name} as ${kind}`);
  const { set } = await exploreOrders(traced);
  return { ...traced.trace, orders: addDeclared(set, subject, traced.trace) };
}

function rejectWay(
  { source, name, scene }: Subject,
  traced: TracedSnippet,
  { mode }: LoopOptions,
): null {
  const isWanted = mode !== undefined || scene !== null || traced.trace.mode === source.mode;
  if (isWanted) throw rejectSyntax(name, traced);
  return null;
}
