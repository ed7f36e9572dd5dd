import { isHelpDue } from "../../interview/own-progress.ts";
import { limitOf } from "../../interview/plan.ts";
import type { JudgeOptions } from "../../judge/attempt-request.ts";
import { isNoVerdict } from "../../judge/io/no-verdict.ts";
import type { Judged, JudgeSession } from "../../judge/io/session.ts";
import type { Spare } from "../../judge/io/spare.ts";
import { onAbort } from "../../on-abort.ts";
import { askChoice } from "../../ui/prompts/ask-choice.ts";
import { readKeys, readLines } from "../../ui/prompts/read-keys.ts";
import { onResize } from "../../ui/prompts/screen-size.ts";
import { watchFiles } from "../../workspace/io/watch-files.ts";
import type { FileWatch } from "../../workspace/io/watch-files.ts";
import { openInEditor } from "../open-editor.ts";
import { pressKey, writeResting } from "./coding-keys.ts";
import { paintClock, paintCoding } from "./coding-screen.ts";
import type { CodingPage } from "./coding-screen.ts";
import { recordStep } from "./desk.ts";
import { openInterviewJudge, readRun } from "./judge.ts";
import { OFFER, tellUnfinished } from "./notices.ts";
import { foldOwn } from "./own.ts";
import { interrupt, pause, tickEachSecond } from "./terminal-desk.ts";
import type { Said, TerminalDesk } from "./terminal-desk.ts";

/** What is done in the coding part. */
export interface CodingJob {
  /** Absolute. */
  file: string;
  how: JudgeOptions;
  /** Looks at a run that was just written down; whether nothing is left to do. */
  isDone: (judged: Judged) => boolean;
}

/** The coding part while it goes on. */
interface Coding {
  desk: TerminalDesk;
  job: CodingJob;
  page: CodingPage;
  session: JudgeSession;
  files: FileWatch;
  spare: Spare | null;
  running: { stop: AbortController; over: Promise<void> } | null;
  /** Whether a key's action has the terminal, and whether the file has changed meanwhile. */
  held: boolean;
  changed: boolean;
  isLeft: boolean;
  leave: (end: Said<null>) => void;
}

const DONE: Said<null> = { kind: "said", value: null };

/** The editor and the judge beside the clock: judges on each save, until all is green, or it is over. */
export async function codeAtTerminal(desk: TerminalDesk, job: CodingJob): Promise<Said<null>> {
  let leave: Coding["leave"] = () => undefined;
  const left = new Promise<Said<null>>((resolve) => (leave = resolve));
  const coding = openCoding(desk, job, (end) => leave(end));
  const keys = listen(coding);
  const stopTicking = tickEachSecond(desk, () => tick(coding));
  const letGo = onAbort(desk.context.signal, () => leave(interrupt(desk)));
  paintCoding(desk, coding.page);
  if (desk.interview.runs.length > 0) judgeAgain(coding);
  try {
    return await left;
  } finally {
    letGo();
    stopTicking();
    keys.stop();
    coding.files.stop();
    coding.running?.stop.abort();
    await coding.running?.over;
    await coding.spare?.dispose();
    desk.context.out("\n");
  }
}

function openCoding(desk: TerminalDesk, job: CodingJob, leave: Coding["leave"]): Coding {
  const { file } = job;
  const { state, context, content } = desk;
  const workspace = state.workspace.folder;
  const session = openInterviewJudge(content.challenge, { workspace, context });
  const files = watchFiles({
    ...{ file, poll: false, onDeaf: () => undefined },
    onChange: ({ kind }) => {
      if (kind === "changed") judgeAgain(coding);
    },
  });
  const coding: Coding = {
    ...{ desk, job, session, files, running: null, held: false, changed: false, isLeft: false },
    leave: (end) => {
      coding.isLeft = true;
      leave(end);
    },
    spare: session.bootSpare(file, job.how),
    page: { file, judged: null, running: false, over: null, at: 0, head: 0 },
  };
  coding.page.over = writeResting(desk, coding.page);
  return coding;
}

/** Ends what is over by the clock, and offers help where it is due. */
function tick(coding: Coding): void {
  const { desk, leave } = coding;
  const { interview, clock } = desk;
  const limitMs = limitOf(interview.plan, "coding");
  const usedMs = clock.read() - (interview.entered.get("coding") ?? 0);
  if (coding.held || interview.coded !== null) return;
  if (usedMs >= limitMs) {
    recordStep(desk, { kind: "coded", by: "time" });
    desk.context.out("\nThe time for coding is over.\n");
    return leave(DONE);
  }
  if (isHelpDue(interview, { usedMs, limitMs })) {
    recordStep(desk, { kind: "offered" });
    if (desk.context.style.plain) desk.context.out(`${OFFER}\n`);
  }
  paintClock(desk, coding.page);
}

function judgeAgain(coding: Coding): void {
  if (coding.held) {
    coding.changed = true;
    return;
  }
  coding.running?.stop.abort();
  const stop = new AbortController();
  const own = { stop, over: judgeChange(coding, stop.signal) };
  coding.running = own;
  void own.over.then(() => {
    if (coding.running !== own) return;
    coding.running = null;
    if (!stop.signal.aborted)
      coding.spare ??= coding.session.bootSpare(coding.page.file, coding.job.how);
  });
}

/** Judges the file, writes the run down at once and shows it; coding ends when all that was drawn is met. */
async function judgeChange(coding: Coding, signal: AbortSignal): Promise<void> {
  const { desk, page, session, files, job } = coding;
  const { interview, context } = desk;
  coding.page = { ...page, running: true, over: page.judged === null ? page.over : null };
  if (!context.style.plain) paintCoding(desk, coding.page);
  const spare = coding.spare ?? session.bootSpare(page.file, job.how);
  coding.spare = null;
  const onLoaded = (paths: string[]): void => files.add(paths);
  try {
    const judged = await session.judge(page.file, { ...job.how, signal, onLoaded }, spare);
    if (signal.aborted || interview.coded !== null) return;
    const before = foldOwn(desk);
    recordStep(desk, { kind: "judged", run: readRun(judged) });
    // The task stands in place of the first verdict.
    const over =
      coding.page.judged === null && coding.page.over?.key === "t" ? null : coding.page.over;
    coding.page = { ...coding.page, judged: { judged, before }, running: false, over, at: 0 };
    if (job.isDone(judged)) {
      recordStep(desk, { kind: "coded", by: "done" });
      // What has the terminal now ends first.
      if (!coding.held) finish(coding);
    } else if (!coding.held) paintCoding(desk, coding.page);
  } catch (error) {
    context.explain(error);
    if (!isNoVerdict(error)) coding.leave({ kind: "left" });
  } finally {
    await spare.dispose();
  }
}

function finish({ desk: { context }, leave }: Coding): void {
  context.out(`\n${context.style.good("Everything that was asked is met.")}\n`);
  leave(DONE);
}

/** Acts on keys; an action that takes the terminal, such as an editor, gets the keys as well. */
function listen(coding: Coding): { stop: () => void } {
  const { desk } = coding;
  const paint = (): void => paintCoding(desk, coding.page);
  const hear = (): { stop: () => void } => {
    if (desk.context.style.plain) return readLines(onKey);
    const keys = readKeys(onKey, paint);
    const letGo = onResize(paint);
    return { stop: () => [keys.stop(), letGo()] };
  };
  let heard = hear();
  const hold = async (work: () => Promise<void>): Promise<void> => {
    heard.stop();
    coding.held = true;
    await work();
    coding.held = false;
    if (!coding.isLeft && desk.interview.coded !== null) finish(coding);
    if (coding.isLeft) return;
    heard = hear();
    if (coding.changed) judgeAgain(coding);
    else paint();
    coding.changed = false;
  };
  function onKey(key: string): void {
    if (key === "ctrl-c") coding.leave(interrupt(desk));
    else if (key === "p" || key === "q" || key === "escape") void hold(() => pauseCoding(coding));
    else if (key === "e") void hold(() => edit(coding));
    else if (key === "d") void hold(() => askDone(coding));
    else act(coding, key, paint);
  }
  return { stop: () => heard.stop() };
}

/** What a key does that needs no terminal. */
function act(coding: Coding, key: string, paint: () => void): void {
  const pressed = pressKey(coding, key);
  if (pressed === "judge") judgeAgain(coding);
  else if (pressed !== null) {
    coding.page = pressed;
    paint();
  }
}

async function edit({ desk, page }: Coding): Promise<void> {
  const { state, context } = desk;
  await openInEditor(page.file, state, context).catch(context.explain);
}

/** Ends the part for good, so it asks first. */
async function askDone({ desk, leave }: Coding): Promise<void> {
  const { interview, context } = desk;
  context.out("\n");
  const choices = [
    { name: "Go on coding", value: false },
    { name: "End the coding part", value: true },
  ];
  const message = tellUnfinished(interview);
  const answer = await askChoice({ message, choices, leaves: "go on" }, context);
  if (answer.kind === "interrupted" || context.signal.aborted) return leave(interrupt(desk));
  if (answer.kind !== "answered" || !answer.value || interview.coded !== null) return;
  recordStep(desk, { kind: "coded", by: "candidate" });
  leave(DONE);
}

async function pauseCoding({ desk, leave }: Coding): Promise<void> {
  desk.context.out("\n");
  const next = await pause(desk);
  if (next === "left") leave({ kind: "left" });
  else if (next === "interrupted") leave({ kind: "interrupted" });
  else if (desk.interview.ended !== null) leave({ kind: "left" });
}
