import type { Challenge } from "../catalog/challenge.ts";
import { loadManifest } from "../catalog/io/load-manifest.ts";
import { loadMistakes } from "../catalog/io/load-mistakes.ts";
import { bootSpare } from "../judge/io/attempt-challenge.ts";
import { judgeSolution } from "../judge/io/judge-solution.ts";
import type { Judged } from "../judge/io/judge-solution.ts";
import { readKeys } from "../ui/prompts/read-keys.ts";
import { renderKeys } from "../ui/render-keys.ts";
import { watchFile } from "../workspace/io/watch-file.ts";
import type { Context, ExitCode } from "./context.ts";
import { openInEditor } from "./open-editor.ts";
import { recordAttempt } from "./record-attempt.ts";
import { reportVerdict } from "./report-verdict.ts";
import { loadState } from "./state.ts";
import type { WorkspaceOption } from "./state.ts";
import { listKeys } from "./watch-keys.ts";

/** What is watched, and how its verdicts are printed. */
export interface WatchRequest {
  challenge: Challenge;
  /** Absolute. */
  file: string;
  sandbox: boolean;
  reporter: string;
  options: WorkspaceOption;
}

/** One watch: what runs now, what is booted for the next run, what was judged last. */
interface Watching extends WatchRequest {
  context: Context;
  running: AbortController | null;
  spare: ReturnType<typeof bootSpare>;
  last: Judged | null;
  leave: (code: ExitCode) => void;
}

/**
 * Judges the file now and on each save, each time in a fresh process that was booted before. A new
 * save ends the run under way. Ends with Ctrl-C or `q`.
 */
export async function watchSolution(request: WatchRequest, context: Context): Promise<ExitCode> {
  let leave: (code: ExitCode) => void = () => undefined;
  const left = new Promise<ExitCode>((resolve) => (leave = resolve));
  const spare = bootSpare(describe(request, context));
  const watching: Watching = { ...request, context, running: null, spare, last: null, leave };
  const files = watchFile(request.file, ({ kind }) => {
    if (kind === "changed") void judgeNow(watching);
    else context.note("The file is gone; it is judged when it is back.\n");
  });
  const keys = context.terminal.interactive ? readKeys((key) => void press(key, watching)) : null;
  context.signal.addEventListener("abort", () => leave(130), { once: true });
  void judgeNow(watching);
  try {
    return await left;
  } finally {
    files.stop();
    keys?.stop();
    watching.running?.abort();
    await watching.spare.dispose();
  }
}

function describe({ challenge, file, sandbox }: WatchRequest, context: Context): JudgeSubject {
  const { packageRoot, cwd } = context;
  return { challenge, file, sandbox, packageRoot, cwd, types: true };
}

type JudgeSubject = Omit<Parameters<typeof judgeSolution>[0], "manifest" | "mistakes">;

/** Ends the run under way and judges the file with the spare; the next spare boots meanwhile. */
async function judgeNow(watching: Watching): Promise<void> {
  const { challenge, context } = watching;
  watching.running?.abort();
  const running = new AbortController();
  watching.running = running;
  const subject = describe(watching, context);
  const { spare } = watching;
  try {
    const judging = judgeSolution(
      {
        ...{ ...subject, signal: running.signal },
        manifest: loadManifest(context.packageRoot, challenge.slug),
        mistakes: loadMistakes(context.packageRoot, challenge.slug),
      },
      spare,
    );
    watching.spare = bootSpare(subject);
    const judged = await judging;
    if (running.signal.aborted) return;
    watching.running = null;
    watching.last = judged;
    show(judged, watching);
  } catch (error) {
    watching.leave(context.explain(error));
  }
}

function show(judged: Judged, watching: Watching): void {
  const { context, reporter, challenge, file, options } = watching;
  const { interactive } = context.terminal;
  if (interactive) context.out(CLEAR);
  reportVerdict(judged, { reporter, challenge, context });
  const state = loadState(context, options);
  recordAttempt(judged, file, { state, context });
  if (!interactive) return;
  const { status, requirements } = judged.verdict;
  const own = state.progress.challenges.get(challenge.slug);
  const solved = status === "solved";
  const keys = listKeys({
    solved,
    missed: requirements.some(({ outcome }) => outcome === "missed"),
    open: solved || own?.status === "solved" || own?.revealed === true,
  });
  context.out(`\n${renderKeys(keys, context)}`);
}

/** Clears the screen and what was scrolled out of it. */
const CLEAR = "\u001B[2J\u001B[3J\u001B[H";

async function press(key: string, watching: Watching): Promise<void> {
  const { context, challenge, last, options, leave } = watching;
  const { slug } = challenge;
  const folder = options.workspace === undefined ? [] : ["--workspace", options.workspace];
  const run = async (...argv: string[]): Promise<void> => {
    context.out("\n");
    await context.run([...argv, ...folder]).catch(context.explain);
  };
  const missed = last?.verdict.requirements.find(({ outcome }) => outcome === "missed");
  if (key === "q" || key === "ctrl-c" || key === "escape") leave(key === "ctrl-c" ? 130 : 0);
  else if (key === "r" || key === "return") await judgeNow(watching);
  else if (key === "h" && missed !== undefined) await run("hint", slug, "--requirement", missed.id);
  else if (key === "s") await run("solution", slug);
  else if (key === "n" && last?.verdict.status === "solved") await run("next");
  else if (key === "e")
    await openInEditor(watching.file, loadState(context, options), context).catch(context.explain);
}
