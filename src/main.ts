import { fileURLToPath } from "node:url";
import { CommanderError } from "commander";
import manifest from "../package.json" with { type: "json" };
import type { Context, ExitCode } from "./commands/context.ts";
import { buildProgram, runProgram } from "./commands/program.ts";
import { TrainerError } from "./errors.ts";
import { detectTerminal } from "./ui/detect-terminal.ts";
import { renderBug } from "./ui/render-bug.ts";
import { renderError } from "./ui/render-error.ts";
import { createStyle } from "./ui/style.ts";

/** How long a command has to clean up after Ctrl-C, in milliseconds. */
const CLEAN_UP_MS = 2000;

/** Runs one command line and gives the exit code. The only place that catches. */
export async function main(argv: string[]): Promise<ExitCode> {
  const interrupt = listenForInterrupt();
  const context = readContext(argv, interrupt.signal);
  try {
    const code = await runProgram(argv, context);
    return interrupt.signal.aborted ? 130 : code;
  } catch (error) {
    if (interrupt.signal.aborted) return 130;
    return context.explain(error);
  } finally {
    interrupt.stop();
  }
}

function readContext(argv: string[], signal: AbortSignal): Context {
  const packageRoot = fileURLToPath(new URL("../", import.meta.url));
  const { env, platform, stdin, stdout } = process;
  const terminal = detectTerminal({ stdin, stdout, env, platform });
  const context: Context = {
    packageRoot,
    version: manifest.version,
    cwd: process.cwd(),
    env,
    platform,
    now: () => new Date(),
    terminal,
    style: createStyle(terminal),
    width: terminal.width,
    out: (text) => void stdout.write(text),
    note: (text) => void process.stderr.write(text),
    explain: (error) => explainError(error, argv, context),
    run: (words) => runProgram(words, context),
    buildAll: () => buildProgram(context, { wanted: () => true, finish: () => undefined }),
    signal,
  };
  return context;
}

/** The first Ctrl-C asks the command to end, a second one or two seconds end it. */
function listenForInterrupt(): { signal: AbortSignal; stop: () => void } {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
    setTimeout(() => process.exit(130), CLEAN_UP_MS).unref();
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const name of signals) process.on(name, onSignal);
  // A reader such as `head` may go away before everything is written.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    process.exit(error.code === "EPIPE" ? 0 : 2);
  });
  const stop = () => {
    for (const name of signals) process.off(name, onSignal);
  };
  return { signal: controller.signal, stop };
}

function explainError(error: unknown, argv: string[], context: Context): ExitCode {
  const view = { style: context.style, width: context.width };
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof TrainerError) {
    context.note(renderError(error, view));
    return 2;
  }
  const { version, platform } = context;
  context.note(renderBug({ error, argv, version, platform, node: process.version }, view));
  return 3;
}
