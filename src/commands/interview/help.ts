import { chooseHint, nameSubject } from "../../catalog/choose-hint.ts";
import { loadHints } from "../../catalog/io/load-hints.ts";
import { countUnlocked } from "../../catalog/stages.ts";
import { countHelps } from "../../interview/own-progress.ts";
import { renderHint } from "../../ui/render-hint.ts";
import { recordStep } from "./desk.ts";
import type { InterviewDesk } from "./desk.ts";
import { foldOwn } from "./own.ts";

/** The next and smallest step of help, which is recorded; a sentence where there is none. */
export function giveHelp(desk: InterviewDesk): string {
  const { interview, content, context } = desk;
  const { challenge } = content;
  const hints = loadHints(context.packageRoot, challenge.slug);
  const own = foldOwn(desk);
  const outcomes = own?.outcomes ?? {};
  const met = Object.keys(outcomes).filter((id) => outcomes[id] === "met");
  const choice = chooseHint({
    ...{ challenge, hints, asked: undefined, met },
    unlocked: countUnlocked(challenge, own),
    attempts: interview.runs.length,
    shown: countHelps(interview),
  });
  if (choice === null) return "There is no help for this challenge.\n";
  const { requirement, step } = choice.hint;
  if (!choice.again) recordStep(desk, { kind: "helped", requirement, step });
  const title = nameSubject(challenge, choice.subject);
  return renderHint({ title, hint: choice.hint, steps: choice.steps, next: [] }, context);
}
