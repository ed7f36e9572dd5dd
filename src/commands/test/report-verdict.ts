import type { Challenge } from "../../catalog/challenge.ts";
import { loadBrief } from "../../catalog/io/load-brief.ts";
import { countUnlocked, findOpened } from "../../catalog/stages.ts";
import type { Scope } from "../../judge/attempt-request.ts";
import type { Judged } from "../../judge/io/session.ts";
import type { ChallengeProgress } from "../../progress/event.ts";
import type { Verdict } from "../../judge/verdict.ts";
import { REPORTERS } from "../../ui/reporters/index.ts";
import type { ReporterView, StageView } from "../../ui/reporters/reporter.ts";
import type { Context } from "../context.ts";

/** How and where to print. */
export interface Report {
  reporter: string;
  challenge: Challenge;
  scope: Scope;
  /** What the journal said of the challenge before this run; `undefined` when it was never touched. */
  own: ChallengeProgress | undefined;
  context: Context;
  /** Whether every finding is told in full; `false` when absent. */
  allFindings?: boolean;
  /** Whether all that the code printed is shown; `false` when absent. */
  allOutput?: boolean;
  /** Whether the types are still to come; `false` when absent. */
  typesPending?: boolean;
  /** Whether keys stand below that do what commands would; `false` when absent. */
  hasKeys?: boolean;
  /** Whether no command can be typed meanwhile, as in an interview; `false` when absent. */
  isTaken?: boolean;
}

/** Prints a verdict with the named reporter. */
export function reportVerdict(judged: Judged, report: Report): void {
  const reporter = REPORTERS.get(report.reporter);
  if (reporter === undefined) throw new Error(`There is no reporter ${report.reporter}.`);
  report.context.out(reporter.one(judged.verdict, viewVerdict(judged, report)));
}

/** What a reporter is to know besides the verdict. */
export function viewVerdict({ verdict, sources }: Judged, report: Report): ReporterView {
  const { style, width, now } = report.context;
  const stages = describeStages(verdict, report);
  return {
    style,
    width,
    sources,
    typesPending: report.typesPending ?? false,
    allFindings: report.allFindings ?? false,
    allOutput: report.allOutput ?? false,
    challengeTitle: report.challenge.title,
    stages,
    isTaken: report.isTaken ?? false,
    at: now(),
    next: report.hasKeys === true ? [] : suggest(verdict, stages),
  };
}

/** What was known of the stages before, and the question of one that this run has opened. */
function describeStages(verdict: Verdict, { challenge, scope, own, context }: Report): StageView {
  const { requirements } = verdict;
  const met = requirements.filter(({ outcome }) => outcome === "met").map(({ id }) => id);
  // Whoever asks for every stage wants to see what every stage comes to.
  const opened = scope.kind === "all" ? null : findOpened(challenge, own, met);
  const brief = opened === null ? null : loadBrief(context.packageRoot, challenge.slug);
  return {
    opened,
    question: brief?.stages.find(({ n }) => n === opened)?.question ?? null,
    only: scope.kind === "stage" ? scope.n : null,
    asked: scope.kind === "only" ? scope.tests.map(({ requirement }) => requirement) : null,
    all: scope.kind === "all",
    unlocked: countUnlocked(challenge, own),
    before: own?.outcomes ?? {},
  };
}

function suggest({ challenge, status, requirements }: Verdict, stages: StageView): string[] {
  if (status === "solved") return [`trainer solution ${challenge}`, "trainer next"];
  if (stages.opened !== null) return [`trainer test ${challenge}`];
  // What is missed stands in the report with the way to its hint.
  const isMissed = requirements.some(({ outcome }) => outcome === "missed");
  const isAllMet = stages.asked?.every((id) => isMet(requirements, id)) ?? false;
  return [
    ...(isMissed || isAllMet ? [] : [`trainer hint ${challenge}`]),
    `trainer test ${challenge}`,
  ];
}

function isMet(requirements: Verdict["requirements"], wanted: string): boolean {
  return requirements.some(({ id, outcome }) => id === wanted && outcome === "met");
}
