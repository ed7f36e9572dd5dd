import { setImmediate } from "node:timers/promises";
import type { JudgeOptions } from "../../judge/attempt-request.ts";
import { isNoVerdict } from "../../judge/io/no-verdict.ts";
import { openJudge } from "../../judge/io/session.ts";
import type { Judged, JudgeSession } from "../../judge/io/session.ts";
import type { Spare } from "../../judge/io/spare.ts";
import { onAbort } from "../../on-abort.ts";
import { readKeys, readLines } from "../../ui/prompts/read-keys.ts";
import { onResize } from "../../ui/prompts/screen-size.ts";
import { watchFiles } from "../../workspace/io/watch-files.ts";
import type { FileWatch } from "../../workspace/io/watch-files.ts";
import type { Context, ExitCode } from "../context.ts";
import { recordAttempt } from "./record-attempt.ts";
import { loadState } from "../state.ts";
import { pressWatchKey } from "./watch-keys.ts";
import type { WatchRequest } from "./watch-request.ts";
import { openWatchScreen } from "./watch-screen.ts";
import type { WatchScreen } from "./watch-screen.ts";

/** After which time the spare for the next save is booted, if the run is not over by then. */
const SPARE_AFTER_MS = 300;

/** One watch: what runs now, what is booted for the next run, what was judged last. */
interface Watching {
  request: WatchRequest;
  context: Context;
  screen: WatchScreen;
  session: JudgeSession;
  how: JudgeOptions;
  /** The run under way, and when it has cleaned up. */
  running: { stop: AbortController; over: Promise<void> } | null;
  spare: Spare | null;
  last: Judged | null;
  /** Whether a key's action has the terminal, and whether the file has changed meanwhile. */
  held: boolean;
  changed: boolean;
  files: FileWatch;
  leave: (end: WatchEnd) => void;
}

/** How a watch ended: with a code, or by a key for the next challenge. */
export type WatchEnd = { kind: "left"; code: ExitCode } | { kind: "next"; slug: string };

/**
 * Judges the file now and on each save, each time in a fresh process that was booted before. A new
 * save ends the run under way. Ends with Ctrl-C or `q`.
 */
export async function watchSolution(request: WatchRequest, context: Context): Promise<WatchEnd> {
  let leave: Watching["leave"] = () => undefined;
  const left = new Promise<WatchEnd>((resolve) => (leave = resolve));
  const watching = openWatch(request, context, (end) => leave(end));
  const keys = context.terminal.interactive ? listen(watching) : null;
  const letGo = onAbort(context.signal, () => leave(leftWith(130)));
  if (request.waits) watching.screen.showWaiting();
  else judgeAgain(watching);
  try {
    return await left;
  } finally {
    letGo();
    watching.files.stop();
    keys?.stop();
    watching.running?.stop.abort();
    await watching.running?.over;
    await watching.spare?.dispose();
  }
}

function leftWith(code: ExitCode): WatchEnd {
  return { kind: "left", code };
}

function openWatch(request: WatchRequest, context: Context, leave: Watching["leave"]): Watching {
  const { challenge, file, sandbox, scope, workspace } = request;
  const { packageRoot, cwd } = context;
  const screen = openWatchScreen(request, context);
  const session = openJudge({ challenge, packageRoot, cwd, workspace });
  const how = { scope, sandbox, types: !screen.typesLater };
  const spare = session.bootSpare(file, how);
  const idle = { running: null, last: null, held: false, changed: false };
  const files = watchFiles({
    file,
    poll: request.poll,
    onChange: ({ kind }) => {
      if (kind === "changed") judgeAgain(watching);
      else context.note(GONE);
    },
    onDeaf: () => screen.showDeaf(),
  });
  const watching: Watching = {
    request,
    context,
    screen,
    session,
    how,
    spare,
    leave,
    files,
    ...idle,
  };
  return watching;
}

/** What a key asks for: a file that is gone is not judged, but missed. */
function runAgain(watching: Watching): void {
  if (watching.files.isThere()) judgeAgain(watching);
  else watching.context.note(GONE);
}

const GONE = "The file was deleted. Tests run again as soon as it is back.\n";

/** Ends the run under way and begins another; not while something else has the terminal. */
function judgeAgain(watching: Watching): void {
  if (watching.held) {
    watching.changed = true;
    return;
  }
  watching.running?.stop.abort();
  const stop = new AbortController();
  const own = { stop, over: judgeChange(watching, stop.signal) };
  watching.running = own;
  void own.over.then(() => {
    if (watching.running !== own) return;
    watching.running = null;
    if (!stop.signal.aborted) watching.spare ??= bootNext(watching);
  });
}

function bootNext({ session, how, request }: Watching): Spare {
  return session.bootSpare(request.file, how);
}

/** Judges the file with the spare, shows what comes of it and writes it down. */
async function judgeChange(watching: Watching, signal: AbortSignal): Promise<void> {
  const { context, screen, session, how, request, files } = watching;
  const { findNamed } = await import("../../workspace/io/find-named.ts");
  const loaded = new Set([request.file]);
  const onLoaded = (paths: string[]): void => {
    for (const path of paths) loaded.add(path);
    files.add(paths);
  };
  screen.showBegin();
  const spare = watching.spare ?? bootNext(watching);
  watching.spare = null;
  // The machine is left to the run at first; most are over by then.
  const late = setTimeout(() => (watching.spare ??= bootNext(watching)), SPARE_AFTER_MS);
  try {
    // What was known before is read while the run goes on, so that the verdict does not wait for it.
    const [judged, state] = await Promise.all([
      session.judge(request.file, { ...how, signal, onLoaded }, spare),
      setImmediate().then(() => {
        files.add(findNamed(loaded));
        return loadState(context, request.options);
      }),
    ]);
    if (signal.aborted) return;
    files.keepOnly(findNamed(loaded));
    watching.last = judged;
    screen.showVerdict(judged, state);
    recordAttempt(judged, request, { state, context });
    await screen.showTypes(judged, state, signal);
    if (!signal.aborted) screen.showKeys(judged, state);
  } catch (error) {
    const code = context.explain(error);
    if (isNoVerdict(error)) screen.showNoVerdict();
    else watching.leave(leftWith(code));
  } finally {
    clearTimeout(late);
    await spare.dispose();
  }
}

/** Acts on keys; an action that takes the terminal, such as an editor, gets the keys as well. */
function listen(watching: Watching): { stop: () => void } {
  const { screen } = watching;
  const hear = (): { stop: () => void } => {
    if (watching.context.style.plain) return readLines(onKey);
    const keys = readKeys(onKey, screen.showAgain);
    const letGo = onResize(screen.showAgain);
    return { stop: () => [keys.stop(), letGo()] };
  };
  let heard = hear();
  function onKey(key: string): void {
    const step = STEPS.get(key);
    if (key === "ctrl-c") watching.leave(leftWith(130));
    else if (key === "q" || key === "escape") watching.leave(leftWith(0));
    else if (key === "r" || key === "return") runAgain(watching);
    else if (key === "a") screen.showAll();
    else if (step === undefined || !screen.turn(step)) goOn(key);
  }
  function goOn(key: string): void {
    const next = key === "n" ? screen.findNext() : null;
    if (next === null) void act(key);
    else watching.leave({ kind: "next", slug: next.slug });
  }
  async function act(key: string): Promise<void> {
    const { request, last, context } = watching;
    heard.stop();
    watching.held = true;
    const subject = { verdict: last?.verdict ?? null, chosen: screen.findChosen() };
    const acted = await pressWatchKey(key, { ...request, ...subject }, context);
    watching.held = false;
    heard = hear();
    const { changed } = watching;
    watching.changed = false;
    if (changed) judgeAgain(watching);
    else if (acted && last === null) screen.showWaiting();
    else if (acted && last !== null) screen.showKeys(last, loadState(context, request.options));
  }
  return { stop: () => heard.stop() };
}

/** Keys that show another finding. */
const STEPS = new Map([
  ["n", 1],
  ["down", 1],
  ["right", 1],
  ["p", -1],
  ["up", -1],
  ["left", -1],
]);
