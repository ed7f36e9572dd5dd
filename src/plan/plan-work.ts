import type { Catalog, Challenge } from "../catalog/challenge.ts";
import { countGreen } from "../catalog/stages.ts";
import { numberOf } from "../memory/day.ts";
import type { Day } from "../memory/day.ts";
import type { Progress } from "../progress/event.ts";
import { listOpenStages } from "./list-stages.ts";
import { makeAgainItem, makeDrillItem, makeStageItem } from "./make-items.ts";
import type { DrillChoice, PlanItem } from "./plan.ts";
import { listDueChallenges } from "./recall-queue.ts";
import type { Queued } from "./recall-queue.ts";
import { DRILL_MINUTES, LEAST_MINUTES, findTurn } from "./share-minutes.ts";
import type { Turn } from "./share-minutes.ts";

/** What the work of a day is found from. */
interface WorkQuestion {
  catalog: Catalog;
  progress: Progress;
  morning: Progress;
  day: Day;
  /** What the cards and scenes leave. */
  minutes: number;
  /** After how many days the turns begin again. */
  cycle: number;
  chooseDrill: (progress: Progress, now: Date) => DrillChoice | null;
}

/** A challenge to solve again today. */
interface Again extends Queued<Challenge> {
  minutes: number;
}

/** How the work of a day was shared out when it began. */
interface Shares {
  again: Again[];
  stageMinutes: number;
  hasDrill: boolean;
}

/** The work of a day that is left: a challenge to solve again, new stages, a drill. */
export function planWork(question: WorkQuestion): PlanItem[] {
  const shares = shareWork(question);
  const again = shares.again.flatMap((one) => leaveAgain(one, question));
  const stages = leaveStages(shares.stageMinutes, question);
  const drill = leaveDrill(shares.hasDrill, question);
  return findTurn(numberOf(question.day), question.cycle) === "again"
    ? [...again, ...stages, ...drill]
    : [...stages, ...drill, ...again];
}

function shareWork({ catalog, morning, day, minutes, cycle, chooseDrill }: WorkQuestion): Shares {
  const { start, end } = day;
  const hasStages = listOpenStages(catalog, morning).length > 0;
  const due = listDueChallenges(catalog, morning, { now: start, start, end });
  const turn = findTurn(numberOf(day), cycle);
  const begun = due.filter(({ what }) => isBegun(morning, what.slug, start));
  const wanted = hasStages ? (turn === "again" ? due : begun).slice(0, 1) : due;
  const again = fillAgain([...begun, ...wanted], minutes);
  const rest = minutes - again.reduce((sum, one) => sum + one.minutes, 0);
  const hasDrill = isDrillDay(turn, hasStages, rest) && chooseDrill(morning, start) !== null;
  const stageMinutes = hasStages ? rest - (hasDrill ? DRILL_MINUTES : 0) : 0;
  return { again, stageMinutes, hasDrill };
}

function isDrillDay(turn: Turn, hasStages: boolean, rest: number): boolean {
  return (turn === "drill" || !hasStages) && rest >= DRILL_MINUTES;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Who began to solve it again the day before goes on with that, whosever turn it is. */
function isBegun({ challenges }: Progress, slug: string, start: Date): boolean {
  const { round } = challenges.get(slug) ?? {};
  if (round === undefined || round.solved || round.lastAt === null) return false;
  return Date.parse(round.lastAt) >= start.getTime() - DAY_MS;
}

function fillAgain(due: readonly Queued<Challenge>[], minutes: number): Again[] {
  const again: Again[] = [];
  let left = minutes;
  for (const one of new Set(due)) {
    if (left < LEAST_MINUTES) break;
    const taken = Math.min(one.what.minutes, left);
    again.push({ ...one, minutes: taken });
    left -= taken;
  }
  return again;
}

function leaveAgain(
  { what, memory, minutes }: Again,
  { progress, morning, day }: WorkQuestion,
): PlanItem[] {
  const own = progress.challenges.get(what.slug);
  const isSolved = own?.solves.some(
    ({ at, solved }) => solved && Date.parse(at) >= day.start.getTime(),
  );
  const left = Math.round(minutes - countWorked(what.slug, progress, morning));
  if (isSolved === true || left < LEAST_MINUTES) return [];
  const isBlank = own?.round.solved !== true;
  return [makeAgainItem(what, { minutes: left, isBlank, lastAt: memory.lastAt }, day)];
}

/** What is left of the minutes for stages, given to those that come next now. */
function leaveStages(minutes: number, { catalog, progress, morning }: WorkQuestion): PlanItem[] {
  const done = catalog.challenges.reduce(
    (sum, challenge) => sum + countStageWork(challenge, progress, morning),
    0,
  );
  const items: PlanItem[] = [];
  let left = Math.round(minutes - done);
  for (const open of listOpenStages(catalog, progress)) {
    if (left < LEAST_MINUTES) break;
    const taken = Math.min(open.stage.minutes, left);
    const status = progress.challenges.get(open.challenge.slug)?.status ?? "new";
    const isNew = status === "new" && open.stage.n === 1;
    items.push(makeStageItem(open, { minutes: taken, isNew }));
    left -= taken;
  }
  return items;
}

/** The minutes of the stages that were done today, or of the work on those that are not, if that is more. */
function countStageWork(challenge: Challenge, progress: Progress, morning: Progress): number {
  const { slug, stages } = challenge;
  const before = morning.challenges.get(slug);
  if (before?.status === "solved") return 0;
  const [from, to] = [before, progress.challenges.get(slug)].map((own) =>
    countGreen(challenge, own),
  );
  const done = stages.slice(from, to).reduce((sum, stage) => sum + stage.minutes, 0);
  return Math.max(done, countWorked(slug, progress, morning));
}

function countWorked(slug: string, progress: Progress, morning: Progress): number {
  const [before, now] = [morning, progress].map((at) => at.challenges.get(slug)?.workedMs ?? 0);
  return ((now ?? 0) - (before ?? 0)) / 60_000;
}

function leaveDrill(hasDrill: boolean, question: WorkQuestion): PlanItem[] {
  const { progress, day, chooseDrill } = question;
  const isDone = progress.drills.some(({ at }) => Date.parse(at) >= day.start.getTime());
  if (!hasDrill || isDone) return [];
  const choice = chooseDrill(progress, day.now);
  return choice === null ? [] : [makeDrillItem(choice)];
}
