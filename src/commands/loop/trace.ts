import { basename, join, resolve } from "node:path";
import { TrainerError } from "../../errors.ts";
import { exploreOrders } from "../../loop/io/explore-orders.ts";
import type { Exploration } from "../../loop/io/explore-orders.ts";
import { parseForcing } from "../../loop/parse-forcing.ts";
import { traceSnippet } from "../../loop/io/trace-snippet.ts";
import type { TracedSnippet } from "../../loop/io/trace-snippet.ts";
import { judgePrediction } from "../../loop/predict.ts";
import { findSyntaxSite } from "../../loop/find-syntax-site.ts";
import type { Runnable } from "../../loop/io/prepare-source.ts";
import { weighPrediction } from "../../loop/model/weigh-prediction.ts";
import { findOrders } from "../../loop/scene/check-scene.ts";
import type { OrderSet, Prediction, Site, Trace } from "../../loop/trace.ts";
import { renderError } from "../../ui/render-error.ts";
import { startSpinner } from "../../ui/spinner.ts";
import type { Context, ExitCode } from "../context.ts";
import { printJson } from "../json.ts";
import type { LoopOptions } from "./options.ts";
import { showPages } from "./pages.ts";
import { askPrediction, rejectSilentPrediction } from "./predict.ts";
import { rejectLost } from "./reject-lost.ts";
import { walkTrace } from "./step.ts";
import type { Subject } from "./subject.ts";
import { loadState, recordEvent } from "../state.ts";

/** Runs one snippet and shows its timeline, or what else was asked for. */
export async function showTrace(
  subject: Subject,
  options: LoopOptions,
  context: Context,
): Promise<ExitCode> {
  rejectSilentPrediction(options, context);
  const name = `Running ${subject.name}`;
  const traced = await wait(name, context, traceOnce(subject, options, context));
  const { trace, stderr, failed } = traced;
  if (failed !== null) throw rejectNode(options, failed);
  if (context.signal.aborted) return 130;
  rejectLost(subject.name, traced);
  if (isNotLoaded(traced)) throw rejectSyntax(subject.name, traced);
  const given = await askPrediction(subject, { options, context, trace });
  if (given === "interrupted") return 130;
  if (given === "cancelled") return 0;
  const isWrong = given !== null && given.join("\n") !== trace.printed.join("\n");
  const looks = options.allOrders === true || isWrong;
  const limits = options.allOrders === true || given === null ? {} : { wanted: given };
  const known = looks
    ? await wait(`Looking for every order`, context, exploreOrders(traced, limits))
    : null;
  if (context.signal.aborted) return 130;
  if (known !== null) trace.orders = addDeclared(known.set, subject, trace);
  if (given !== null) trace.prediction = judge(given, trace, known);
  recordLooped(subject, trace, { options, context });
  if (options.json === true) printJson(context, trace);
  else if (options.step === true && context.terminal.interactive)
    return walkTrace(subject, trace, { options, context });
  else showPages(subject, trace, { options, context, stderr });
  const { verdict } = trace.prediction ?? {};
  return verdict === "impossible" || verdict === "unseen" ? 1 : 0;
}

/** A scene says which orders it can have. */
export function addDeclared(set: OrderSet, { scene }: Subject, { mode, node }: Trace): OrderSet {
  return scene === null ? set : { ...set, declared: findOrders(scene, mode, node) };
}

function judge(given: readonly string[], trace: Trace, known: Exploration | null): Prediction {
  if (known === null || trace.orders === undefined) return judgePrediction(given, trace, null);
  const evidence = weighPrediction(given, trace, { ...known, set: trace.orders });
  return judgePrediction(given, trace, evidence);
}

/** Waits with a sign of progress. */
async function wait<T>(text: string, context: Context, work: Promise<T>): Promise<T> {
  const { style, terminal, note } = context;
  const spinner = startSpinner({ text, style, interactive: terminal.interactive, note });
  return work.finally(() => spinner.stop());
}

function traceOnce(
  { source, name, scene, scratch }: Subject,
  options: LoopOptions,
  { packageRoot, cwd, signal }: Context,
): Promise<TracedSnippet> {
  return traceSnippet({
    source,
    mode: options.mode ?? source.mode,
    name,
    node: locateNode(options.node[0] ?? process.execPath, cwd),
    tracer: join(packageRoot, "dist", "loop-tracer.cjs"),
    scratch,
    env: scene?.env ?? {},
    force: typeof options.force === "string" ? parseForcing(options.force) : null,
    signal,
  });
}

/** The program file of the Node that was named; a name alone is looked for in the PATH. */
export function locateNode(named: string, cwd: string): string {
  return /[/\\]/.test(named) ? resolve(cwd, named) : named;
}

/** Not a line of it ran. */
export function isNotLoaded({ walk, trace, stderr }: TracedSnippet): boolean {
  const ran = walk.steps.some(({ seen }) => seen !== null) || trace.printed.length > 0;
  return !ran && trace.end.exit === 1 && /^SyntaxError: /m.test(stderr);
}

/** What is said of a snippet that cannot be loaded as this kind of module. */
export function rejectSyntax(
  name: string,
  { trace, stderr, runnable }: TracedSnippet,
): TrainerError {
  const kind = trace.mode === "cjs" ? "CommonJS" : "an ES module";
  const at = stderr.search(/^SyntaxError: /m);
  const [reason = ""] = stderr.slice(at).split("\n");
  const place = tellPlace(findSyntaxSite(stderr), runnable);
  return new TrainerError("SYNTAX_ERROR", `\`${name}\` cannot run as ${kind}${place}: ${reason}.`, {
    hint: "Correct the file and type the command again.",
  });
}

/** The learner's own line, not the one in what was compiled of it. */
function tellPlace(site: Site | null, { entry, toSource }: Runnable): string {
  if (site === null) return "";
  const { line } = toSource(site);
  return site.file === entry ? ` in line ${line}` : ` in line ${line} of ${basename(site.file)}`;
}

/** What is said of a Node that cannot be started. */
export function rejectNode({ node }: LoopOptions, reason: string): TrainerError {
  const path = node[0] ?? "node";
  return new TrainerError("NODE_FAILED", `\`${path}\` could not be started: ${reason}.`, {
    hint: "Name the program file of a Node of version 20.19 or later with `--node`.",
  });
}

/** A journal that cannot be written is noted; what was seen stands. */
export function recordLooped(
  { scene }: Subject,
  trace: Trace,
  { options, context }: { options: LoopOptions; context: Context },
): void {
  if (scene === null || options.json === true) return;
  const at = context.now().toISOString();
  const verdict = trace.prediction?.verdict ?? null;
  try {
    recordEvent(loadState(context, options), { kind: "looped", at, slug: scene.slug, verdict });
  } catch (error) {
    if (!(error instanceof TrainerError)) throw error;
    context.note(renderError(error, context));
  }
}
