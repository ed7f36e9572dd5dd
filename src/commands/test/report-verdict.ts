import type { Challenge } from "../../catalog/challenge.ts";
import { loadBrief } from "../../catalog/io/load-brief.ts";
import { countUnlocked } from "../../catalog/stages.ts";
import type { Scope } from "../../judge/attempt-request.ts";
import type { Judged } from "../../judge/io/session.ts";
import type { ChallengeProgress } from "../../progress/event.ts";
import type { Verdict } from "../../judge/verdict.ts";
import { REPORTERS } from "../../ui/reporters/index.ts";
import type { ReporterView, StageView } from "../../ui/reporters/reporter.ts";
import type { Context } from "../context.ts";

/** How and where to print. */
interface Report {
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
  return {
    style,
    width,
    sources,
    typesPending: report.typesPending ?? false,
    allFindings: report.allFindings ?? false,
    allOutput: report.allOutput ?? false,
    challengeTitle: report.challenge.title,
    stages: describeStages(verdict, report),
    at: now(),
    next: report.hasKeys === true ? [] : suggest(verdict),
  };
}

/** What was known of the stages before, and the question of one that this run has opened. */
function describeStages(verdict: Verdict, { challenge, scope, own, context }: Report): StageView {
  const before = countUnlocked(challenge, own);
  const opened = scope.kind === "plain" ? findOpened(verdict, before) : null;
  const brief = opened === null ? null : loadBrief(context.packageRoot, challenge.slug);
  const question = brief?.stages.find(({ n }) => n === opened)?.question ?? null;
  const asked = scope.kind === "only" ? scope.tests.map(({ requirement }) => requirement) : null;
  return { opened, question, asked, before: own?.outcomes ?? {} };
}

/** The stage that is open since this run and was not before. */
function findOpened({ stages }: Verdict, before: number): number | null {
  const red = stages.find(({ status }) => status !== "green");
  return red !== undefined && red.n > before ? red.n : null;
}

function suggest({ challenge, status, requirements }: Verdict): string[] {
  if (status === "solved") return [`trainer solution ${challenge}`, "trainer next"];
  const missed = requirements.find(({ outcome }) => outcome === "missed");
  const hint = missed === undefined ? "" : ` --requirement ${missed.id}`;
  return [`trainer hint ${challenge}${hint}`, `trainer test ${challenge}`];
}
