import type { Challenge, Stage } from "../catalog/challenge.ts";
import type { ChallengeProgress } from "../progress/event.ts";
import { renderNext } from "./command-list.ts";
import { renderMarkdown } from "./markdown.ts";
import { renderStatus } from "./status.ts";
import { countNoun } from "./text/count-noun.ts";
import { joinFacts } from "./text/join-facts.ts";
import { joinPage } from "./text/page.ts";
import { sayText } from "./text/say.ts";
import { wrapText } from "./text/wrap.ts";
import type { View } from "./view.ts";

/** What the page of a challenge is made from. */
export interface ChallengePage {
  challenge: Challenge;
  /** `undefined` when it was never touched. */
  progress: ChallengeProgress | undefined;
  /** Markdown, with or without a title. */
  brief: string;
  /** What is not shown of it yet. */
  locked: { stages: readonly Stage[]; requirements: number };
  /** The stage that the learner is at, if it has several. */
  stage: Stage | null;
  /** Commands to type next. */
  next: readonly string[];
}

/** A challenge to read: its facts, the brief, what to type next. */
export function renderChallenge(page: ChallengePage, view: View): string {
  const { style, width } = view;
  const title = style.strong(sayText(page.challenge.title, style));
  return joinPage([
    [...wrapText(title, width), ...wrapText(renderFacts(page, view), width)],
    [renderMarkdown(dropTitle(page.brief), style, width)],
    page.locked.stages.length === 0
      ? []
      : wrapText(style.quiet(tellLocked(page.locked, view)), width),
    page.next.length === 0 ? [] : [renderNext(page.next, view)],
  ]);
}

/** Such as `2 more stages · 14 requirements`. */
function tellLocked({ stages, requirements }: ChallengePage["locked"], view: View): string {
  const more = countNoun(stages.length, "more stage");
  return joinFacts([more, countNoun(requirements, "requirement")], view.style);
}

function renderFacts({ challenge, progress, stage }: ChallengePage, { style }: View): string {
  const at = stage === null ? [] : [`stage ${stage.n} of ${challenge.stages.length}`];
  const total = challenge.requirements.length;
  const best = progress !== undefined && progress.status === "started" && progress.attempts > 0;
  const facts = [
    renderStatus(progress?.status ?? "new", style),
    ...at,
    ...(best ? [`best ${progress.bestMet} of ${total}`] : []),
    style.quiet(challenge.track),
    style.quiet(challenge.level),
    style.quiet(`${challenge.minutes} min`),
    ...(best ? [] : [style.quiet(countNoun(total, "requirement"))]),
  ];
  return joinFacts(facts, style);
}

/** The page has a title of its own. */
function dropTitle(brief: string): string {
  return brief.replace(/^\uFEFF?\s*# [^\n]*\n/, "");
}
