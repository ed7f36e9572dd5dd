import { isatty } from "node:tty";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import manifest from "../package.json" with { type: "json" };
import type { Context, ExitCode } from "./commands/context.ts";
import { undoAll } from "./at-end.ts";
import { TrainerError } from "./errors.ts";
import { explainFsFault, explainShortage, findErrno } from "./fs-fault.ts";
import { explainInstallFault } from "./install-fault.ts";
import { detectTerminal } from "./ui/detect-terminal.ts";
import { endQuietlyWithTerminal } from "./ui/prompts/closed-terminal.ts";
import { renderBug } from "./ui/render-bug.ts";
import { renderError } from "./ui/render-error.ts";
import { createStyle } from "./ui/style.ts";

/** How long a command has to clean up after Ctrl-C, in milliseconds. */
const CLEAN_UP_MS = 2000;

/** Asking `process.stdin` itself would open a stream that most commands have no use for. */
const STDIN = 0;

/** Says before or behind any command that a screen reader reads along. */
const PLAIN = "--plain";

const OUTPUT = { action: "write", path: "stdout" } as const;

/** What runs a command line. */
export interface Program {
  /** @throws CommanderError for bad usage and after help, TrainerError from the command. */
  run: (argv: string[], context: Context) => Promise<ExitCode>;
  /** Builds the program with all commands loaded. */
  buildAll: (context: Context) => Promise<Command>;
  /** What to say of a command line that cannot be read, if `error` comes from that. */
  explainUsage: (error: unknown, argv: string[]) => UsageEnd | null;
}

/** How a command line ends that ran no command: `fault` is `null` after a page of help. */
export interface UsageEnd {
  fault: TrainerError | null;
  code: ExitCode;
}

/**
 * Runs one command line and gives the exit code once all output is written. The only place that
 * catches.
 */
export async function runMain(argv: string[], program: Program): Promise<ExitCode> {
  process.once("exit", undoAll);
  endQuietlyWithTerminal();
  const interrupt = listenForInterrupt();
  const output = watchOutput();
  const words = argv.filter((word) => word !== PLAIN);
  const context = readContext(words, program, {
    signal: interrupt.signal,
    plain: words.length < argv.length,
  });
  const code = await program
    .run(words, context)
    .catch((error: unknown) => (interrupt.signal.aborted ? 130 : context.explain(error)));
  interrupt.stop();
  const fault = await output.flush();
  if (fault !== null) return context.explain(fault);
  return interrupt.signal.aborted ? 130 : code;
}

function readContext(
  argv: string[],
  program: Program,
  { signal, plain }: { signal: AbortSignal; plain: boolean },
): Context {
  const packageRoot = fileURLToPath(new URL("../", import.meta.url));
  const { env, platform, stdout } = process;
  const stdin = { isTTY: isatty(STDIN) };
  const terminal = detectTerminal({ stdin, stdout, env, platform, plain });
  const context: Context = {
    packageRoot,
    version: manifest.version,
    get cwd() {
      return findCwd();
    },
    env,
    platform,
    now: () => new Date(),
    terminal,
    style: createStyle(terminal),
    // A window may be made wider or narrower while a command goes on.
    get width() {
      return detectTerminal({ stdin, stdout, env, platform }).width;
    },
    out: (text) => void stdout.write(text),
    note: (text) => void process.stderr.write(text),
    explain: (error) => explainError(error, { argv, program, context }),
    run: (words) => program.run(words, context),
    buildAll: () => program.buildAll(context),
    signal,
  };
  return context;
}

/** The folder may be removed while a shell stands in it. */
function findCwd(): string {
  try {
    return process.cwd();
  } catch (cause) {
    throw new TrainerError("FOLDER_GONE", "The current folder no longer exists.", {
      hint: "Change to a folder that exists and type the command again.",
      cause,
    });
  }
}

/** The first Ctrl-C asks the command to end, a second one or two seconds end it; so does a terminal that is closed. */
function listenForInterrupt(): { signal: AbortSignal; stop: () => void } {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
    setTimeout(() => process.exit(130), CLEAN_UP_MS).unref();
  };
  const onGone = () => {
    if (!controller.signal.aborted) onSignal();
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const name of signals) process.on(name, onSignal);
  // A terminal that is closed cannot be read any more; the signal for it may come later or not at all.
  if (isatty(STDIN)) process.stdin.on("error", onGone);
  const stop = () => {
    for (const name of signals) process.off(name, onSignal);
  };
  return { signal: controller.signal, stop };
}

/** `flush` waits until stdout has taken everything and gives what kept it from that, if anything. */
function watchOutput(): { flush: () => Promise<Error | null> } {
  const { stdout, stderr } = process;
  let fault: Error | null = null;
  stdout.on("error", (error) => {
    // A reader such as `head` may go away before everything is written.
    const errno = findErrno(error);
    // Nor is there anybody to tell when the terminal was closed.
    const isGone = errno === "EPIPE" || (errno === "EIO" && stdout.isTTY);
    if (!isGone) fault ??= explainFsFault(error, OUTPUT);
  });
  // There is nowhere left to say that errors cannot be said.
  stderr.on("error", () => undefined);
  const flush = async () => {
    for (const stream of [stdout, stderr]) {
      await new Promise<void>((resolve) => stream.write("", () => resolve()));
    }
    return fault;
  };
  return { flush };
}

function explainError(
  error: unknown,
  { argv, program, context }: { argv: string[]; program: Program; context: Context },
): ExitCode {
  const view = { style: context.style, width: context.width };
  const usage = program.explainUsage(error, argv);
  if (usage !== null) {
    if (usage.fault !== null) context.note(renderError(usage.fault, view));
    return usage.code;
  }
  const known =
    error instanceof TrainerError ? error : (explainShortage(error) ?? explainInstallFault(error));
  if (known !== null) {
    context.note(renderError(known, view));
    return 2;
  }
  const { version, platform } = context;
  context.note(renderBug({ error, argv, version, platform, node: process.version }, view));
  return 3;
}
