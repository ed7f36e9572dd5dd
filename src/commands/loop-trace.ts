import { parseForcing } from "../loop/parse-forcing.ts";
import { traceSnippet } from "../loop/io/trace-snippet.ts";
import type { TracedSnippet } from "../loop/io/trace-snippet.ts";
import { RULES } from "../loop/rules.ts";
import { renderTimeline } from "../ui/loop/render-timeline.ts";
import { startSpinner } from "../ui/spinner.ts";
import type { Context, ExitCode } from "./context.ts";
import { printJson } from "./json.ts";
import type { LoopOptions } from "./loop-options.ts";
import type { Subject } from "./loop-snippet.ts";

/** Runs one snippet once and shows its timeline, or what else was asked for. */
export async function showTrace(
  subject: Subject,
  options: LoopOptions,
  context: Context,
): Promise<ExitCode> {
  const { trace, stderr } = await traceOnce(subject, options, context);
  if (options.json === true) {
    printJson(context, trace);
    return 0;
  }
  context.out(
    renderTimeline({ trace, rules: RULES, internals: options.internals === true }, context),
  );
  if (stderr) context.note(stderr);
  return 0;
}

async function traceOnce(
  { source, name, scene, scratch }: Subject,
  options: LoopOptions,
  { packageRoot, signal, style, terminal, note }: Context,
): Promise<TracedSnippet> {
  const text = `Running ${name}`;
  const spinner = startSpinner({ text, style, interactive: terminal.interactive, note });
  try {
    return await traceSnippet({
      source,
      mode: options.mode ?? source.mode,
      name,
      node: options.node[0] ?? process.execPath,
      tracer: `${packageRoot}/dist/loop-tracer.cjs`,
      scratch,
      env: scene?.env ?? {},
      force: options.force === undefined ? null : parseForcing(options.force),
      signal,
    });
  } finally {
    spinner.stop();
  }
}
