import type { PromptAnswer } from "../../ui/prompts/answer.ts";
import type { KeyPad } from "../../ui/prompts/key-pad.ts";
import { limitOf, PART_TITLES } from "../../interview/plan.ts";
import { clockPad } from "../../ui/interview/clock-pad.ts";
import { renderClockLines } from "../../ui/interview/render-clock.ts";
import { askChoice } from "../../ui/prompts/ask-choice.ts";
import { askKeys } from "../../ui/prompts/ask-keys.ts";
import { recordStep, stopInterview } from "./desk.ts";
import type { InterviewDesk } from "./desk.ts";
import { listNotices, tellOverTime } from "./notices.ts";
import type { Notice } from "./notices.ts";
import { giveWarnings } from "./walk.ts";

/** An interview at a terminal, and what is said below its clock at the moment. */
export interface TerminalDesk extends InterviewDesk {
  notice: Notice | null;
  /** Whether it was said that the whole time is over. */
  isOverTold: boolean;
  /** The id of the spoken question that was shown last; `null` before the first one. */
  shownQuestion: string | null;
}

/** How a question at the terminal ended. */
export type Said<T> = { kind: "said"; value: T } | { kind: "left" } | { kind: "interrupted" };

/** A step is written at least this often, so that a killed process loses little of the time. */
const HEARTBEAT_MS = 60_000;
const TICK_MS = 1000;
/** How long a warning stands below the clock; who writes in an editor does not look at once. */
const NOTICE_MS = 60_000;

/** Shows a text below the clock for a while, or as a line where nothing is drawn anew. */
export function showNotice(desk: TerminalDesk, text: string): void {
  const { context, clock } = desk;
  desk.notice = { text, untilMs: clock.read() + NOTICE_MS };
  if (context.style.plain) context.out(`${text}\n`);
}

/** The clock as it is now, and what is said below it. */
export function readClockLines(desk: TerminalDesk, width: number): string[] {
  const { interview, clock, context, notice } = desk;
  const { plan } = interview;
  const part = interview.part ?? "clarify";
  const clockMs = clock.read();
  const face = {
    ...{ title: PART_TITLES[part], clockMs, allMs: plan.minutes * 60_000 },
    ...{ usedMs: clockMs - (interview.entered.get(part) ?? 0), limitMs: limitOf(plan, part) },
  };
  const { style } = context;
  // Where nothing is drawn anew, a notice was a line of its own when it came.
  const notices = style.plain ? [] : listNotices(interview, { notice, clockMs });
  return renderClockLines(face, notices, { style, width });
}

/** Calls `act` each second until the given function is called, and writes down that time passes. */
export function tickEachSecond(desk: TerminalDesk, act: () => void): () => void {
  const timer = setInterval(() => {
    const { interview, clock } = desk;
    giveWarnings(desk, { hear: ({ text }) => showNotice(desk, text) });
    tellOnceOver(desk);
    if (clock.read() - interview.clockMs >= HEARTBEAT_MS)
      recordStep(desk, { kind: "ticked-clock" });
    act();
  }, TICK_MS);
  return () => clearInterval(timer);
}

function tellOnceOver(desk: TerminalDesk): void {
  const { minutes } = desk.interview.plan;
  if (desk.isOverTold || desk.clock.read() <= minutes * 60_000) return;
  desk.isOverTold = true;
  showNotice(desk, tellOverTime(minutes));
}

/** Asks with a pad under the clock. Escape stops the clock and asks what to do; then the pad goes on. */
export function askPad<S, R>(desk: TerminalDesk, pad: KeyPad<S, R>): Promise<Said<R>> {
  const { width, style, signal } = desk.context;
  let start = pad.start;
  return ask(desk, () => {
    const lines = (columns: number): string[] => readClockLines(desk, columns);
    const shown = clockPad({ ...pad, start }, { lines, keep: (state) => (start = state) });
    return askKeys({
      ...{ pad: shown, width, signal, plain: style.plain, ellipsis: style.symbols.ellipsis },
      ticks: (draw) => tickEachSecond(desk, draw),
    });
  });
}

/** Asks by lines, which say the clock once; time passes meanwhile. */
export function askUnderClock<R>(
  desk: TerminalDesk,
  question: () => Promise<PromptAnswer<R>>,
): Promise<Said<R>> {
  return ask(desk, () => {
    desk.context.out(`${readClockLines(desk, desk.context.width).join("\n")}\n`);
    const stop = tickEachSecond(desk, () => undefined);
    return question().finally(stop);
  });
}

/** Who leaves a question is asked how to go on, while the clock stands still; then it is asked again. */
async function ask<R>(
  desk: TerminalDesk,
  question: () => Promise<PromptAnswer<R>>,
): Promise<Said<R>> {
  const { signal } = desk.context;
  for (;;) {
    const answer = await question();
    if (answer.kind === "answered") return { kind: "said", value: answer.value };
    if (answer.kind === "interrupted" || signal.aborted) return interrupt(desk);
    const next = await pause(desk);
    if (next !== "go-on") return next === "left" ? { kind: "left" } : { kind: "interrupted" };
    if (desk.interview.ended !== null) return { kind: "left" };
  }
}

/** Ctrl-C: the clock stands still from here on. */
export function interrupt(desk: TerminalDesk): { kind: "interrupted" } {
  if (desk.interview.pausedAt === null) recordStep(desk, { kind: "paused" });
  return { kind: "interrupted" };
}

/** Stops the clock and asks how to go on; Escape goes on, and `left` leaves it paused, or ended. */
export async function pause(desk: TerminalDesk): Promise<"go-on" | "left" | "interrupted"> {
  const { clock, context } = desk;
  recordStep(desk, { kind: "paused" });
  clock.stop();
  // Without input nobody can go on.
  if (process.stdin.readableEnded) return "left";
  const choices = [
    { name: "Go on", value: "go-on" },
    { name: "Leave, and go on later with `trainer interview`", value: "left" },
    { name: "End the interview and read the debrief", value: "end" },
  ] as const;
  const message = "The clock stands still. What now?";
  const menu = { message, choices, leaves: "go on" };
  const answer = await askChoice<(typeof choices)[number]["value"]>(menu, context);
  if (answer.kind === "interrupted" || context.signal.aborted) return "interrupted";
  const unasked = process.stdin.readableEnded ? "left" : "go-on";
  const wanted = answer.kind === "answered" ? answer.value : unasked;
  if (wanted === "left") return "left";
  recordStep(desk, { kind: "resumed" });
  if (wanted === "end") stopInterview(desk);
  clock.go();
  return "go-on";
}
