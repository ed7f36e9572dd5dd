import { resolve } from "node:path";
import { countGreenStages } from "../../interview/last-run.ts";
import { listUseful } from "../../interview/asked-questions.ts";
import { limitOf } from "../../interview/plan.ts";
import { answerMove } from "../../interview/script.ts";
import type { Script } from "../../interview/script.ts";
import { prepareDrill } from "../drill/prepare.ts";
import type { AskedMove, Candidate } from "./candidate.ts";
import type { makeSetClock } from "./clock.ts";
import { recordStep } from "./desk.ts";
import type { InterviewDesk } from "./desk.ts";
import { HOW_JUDGED, openInterviewJudge, readRun } from "./judge.ts";
import { playPuzzle } from "./puzzle.ts";

/** A script, and the folder that its paths are relative to. */
export interface Scripting {
  script: Script;
  folder: string;
}

type ScriptedDesk = InterviewDesk & { clock: ReturnType<typeof makeSetClock> };

const MINUTE_MS = 60_000;

/** A candidate who follows a script; the clock goes on by the minutes that it says. */
export function scriptCandidate(desk: ScriptedDesk, scripting: Scripting): Candidate {
  const { script } = scripting;
  const { clock, content, context } = desk;
  const done = (): "done" | "interrupted" => (context.signal.aborted ? "interrupted" : "done");
  const act = async (move: AskedMove): Promise<"done" | "interrupted"> => {
    if (move.kind === "predict") {
      clock.pass(script.puzzleMinutes * MINUTE_MS);
      await playPuzzle(desk, async (_scene, printed) =>
        script.prediction === "right" ? [...printed] : script.prediction,
      );
    } else if (move.kind === "code") {
      const isSolved = desk.interview.plan.coding.kind === "solve";
      await (isSolved ? code(desk, scripting) : drill(desk, script));
    } else {
      for (const { minutes, step } of answerMove(move, script, listUseful(content))) {
        clock.pass(minutes * MINUTE_MS);
        recordStep(desk, step);
      }
    }
    return done();
  };
  return { act, hear: () => undefined };
}

/** Finds the share of the planted mistakes that the script says. */
async function drill(desk: ScriptedDesk, { drill: how }: Script): Promise<void> {
  const { interview, content, clock, context } = desk;
  const { seed, level, coding } = interview.plan;
  const kind = coding.kind === "repair" ? "repair" : "review";
  const judged = await prepareDrill(content.challenge, { drill: kind, seed, level }, context);
  if (judged === null) return;
  const count = judged.built.mistakes.length;
  const found = Math.min(count, Math.round(count * how.share));
  clock.pass(how.minutes * MINUTE_MS);
  recordStep(desk, { kind: "drilled", found, missed: count - found, falseAlarms: 0 });
  recordStep(desk, { kind: "coded", by: "done" });
}

/** Judges the next file of the script; after the last one, or when the time is over, coding ends. */
async function code(desk: ScriptedDesk, { script, folder }: Scripting): Promise<void> {
  const { interview, content, clock, state, context } = desk;
  const { plan, runs } = interview;
  const next = script.runs[runs.length];
  const begun = interview.entered.get("coding") ?? 0;
  const rest = limitOf(plan, "coding") - (clock.read() - begun);
  if (isAllGreen(desk)) return recordStep(desk, { kind: "coded", by: "done" });
  if (next === undefined) return recordStep(desk, { kind: "coded", by: "candidate" });
  if (next.minutes * MINUTE_MS > rest) {
    clock.pass(Math.max(0, rest));
    return recordStep(desk, { kind: "coded", by: "time" });
  }
  const workspace = state.workspace.folder;
  const session = openInterviewJudge(content.challenge, { workspace, context });
  const judged = await session.judge(resolve(folder, next.path), {
    ...HOW_JUDGED,
    signal: context.signal,
  });
  if (context.signal.aborted) return;
  clock.pass(next.minutes * MINUTE_MS);
  if (next.help) recordStep(desk, { kind: "helped", requirement: "start", step: 1 });
  recordStep(desk, { kind: "judged", run: readRun(judged) });
}

/** Whether the last run met every stage that was drawn. */
function isAllGreen({ interview }: InterviewDesk): boolean {
  const { plan, runs } = interview;
  return countGreenStages(runs.at(-1)?.run ?? null) >= plan.coding.stages;
}
