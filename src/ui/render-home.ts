import type { Challenge, Stage } from "../catalog/challenge.ts";
import type { Progress } from "../progress/event.ts";
import type { Summary } from "../progress/summarize-progress.ts";
import { renderBar } from "./bar.ts";
import { renderCommands, renderNext, type CommandHelp } from "./command-list.ts";
import { describeCounts } from "./render-progress.ts";
import { tellStage } from "./tell-stage.ts";
import { joinPage } from "./text/page.ts";
import { sayText } from "./text/say.ts";
import { wrapText } from "./text/wrap.ts";
import { NARROW, type View } from "./view.ts";

/** What the home screen is made from. */
export interface HomePage {
  progress: Progress;
  summary: Summary;
  /** The challenge to continue with; `null` when all are solved. */
  nextChallenge: Challenge | null;
  /** The stage of it that the learner is at, if it has several. */
  stage: Stage | null;
  /** Commands for that challenge. */
  next: readonly string[];
  /** Where the learner's files are, or will be. */
  workspace: { folder: string; exists: boolean };
  /** What today holds by the plan, in sentences; empty without a plan. */
  today: readonly string[];
  /** The rooms and other commands. */
  commands: readonly CommandHelp[];
}

/** The home screen as text: where you stand, what is next, what to type. */
export function renderHome(page: HomePage, view: View): string {
  const { style, width } = view;
  const name = `${style.strong("trainer")}  ${style.quiet("Node.js backend interviews")}`;
  const { solved, total } = page.summary;
  const bar = renderBar({ done: solved, total }, width < NARROW ? 8 : 20, style);
  const hang = { first: `${bar}  `, rest: " ".repeat(width < NARROW ? 10 : 22) };
  return joinPage([
    [name],
    [
      ...wrapText(describeCounts(page.summary), width, hang),
      ...wrapText(tellWorkspace(page), width, { first: "", rest: "  " }).map(style.quiet),
    ],
    page.today.flatMap((line) => wrapText(line, width, { first: "", rest: "  " })),
    renderChallengeToDo(page, view),
    page.commands.length === 0
      ? []
      : [style.strong("Commands"), renderCommands(page.commands, view)],
  ]);
}

function renderChallengeToDo(page: HomePage, view: View): string[] {
  const { nextChallenge, stage, progress, next } = page;
  const { style, width } = view;
  const commands = next.length === 0 ? [] : [renderNext(next, view)];
  if (nextChallenge === null) {
    return [...wrapText("You have solved every challenge.", width), ...commands];
  }
  const { slug, title, level, minutes, requirements, stages } = nextChallenge;
  const known = progress.challenges.get(slug);
  const going = known !== undefined && known.status === "started";
  const verb = going ? "Continue with" : "Start with";
  const best =
    going && known.attempts > 0 ? `, best ${known.bestMet} of ${requirements.length}` : "";
  const facts = style.quiet(`(${level}, ${minutes} min${best})`);
  const text = `${verb} ${style.strong(sayText(title, style))} ${facts}`;
  const at = stage === null ? "" : tellStage(stage, stages.length, style);
  const hang = { first: "", rest: "  " };
  return [
    ...wrapText(text, width, hang),
    ...(at === "" ? [] : wrapText(at, width, hang)),
    ...commands,
  ];
}

function tellWorkspace({ workspace: { folder, exists } }: HomePage): string {
  return exists ? `Your workspace: ${folder}` : `Your workspace will be ${folder}`;
}
