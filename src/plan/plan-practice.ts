import type { Interviewed, Progress } from "../progress/event.ts";
import type { PlanItem } from "./plan.ts";

/** What an interview has queued to be practised. */
interface Queued {
  title: string;
  why: string;
  /** The words after `trainer`. */
  command: string[];
  /** When it was queued, in milliseconds. */
  at: number;
}

/** Something to practise: the minutes that the day holds for it, and what of it is left. */
export interface PlannedPractice {
  minutes: number;
  items: PlanItem[];
}

/** How long each command takes; what is solved again is begun at least. */
const MINUTES: Readonly<Record<string, number>> = { quiz: 2, loop: 3, drill: 10, new: 30 };

/** What the last interview has queued, until it is done; `null` for nothing. A day holds what it held in the morning. */
export function planPractice(
  { progress, morning }: { progress: Progress; morning: Progress },
  most: number,
): PlannedPractice | null {
  const queued = findQueued(morning);
  if (queued === null || isPractised(queued, morning)) return null;
  const { title, why, command } = queued;
  const minutes = Math.min(MINUTES[command[0] ?? ""] ?? 0, most);
  if (minutes === 0) return null;
  const item: PlanItem = {
    ...{ kind: "practice", title, minutes, command, slug: null, count: null },
    why: `Your last interview queued it. ${why}`,
  };
  return { minutes, items: isPractised(queued, progress) ? [] : [item] };
}

function findQueued({ interviews }: Progress): Queued | null {
  const event = interviews.findLast(({ step }) => step.kind === "queued");
  return event === undefined ? null : readQueued(event);
}

function readQueued({ at, step }: Interviewed): Queued | null {
  const practise: unknown = Reflect.get(step, "practise");
  if (typeof practise !== "object" || practise === null) return null;
  const [title, why, command] = ["title", "why", "command"].map((key): unknown =>
    Reflect.get(practise, key),
  );
  if (typeof title !== "string" || typeof why !== "string" || !Array.isArray(command)) return null;
  const words = command.filter((word: unknown) => typeof word === "string");
  return { title, why, command: words, at: Date.parse(at) };
}

/** Whether what the command is about was done since. */
function isPractised({ command, at }: Queued, progress: Progress): boolean {
  const [room, ...words] = command;
  const isLater = (one: { at: string }): boolean => Date.parse(one.at) > at;
  if (room === "quiz") return (progress.reviews.get(words[1] ?? "") ?? []).some(isLater);
  if (room === "loop")
    return (progress.scenes.get(words[0] ?? "")?.predictions ?? []).some(isLater);
  if (room === "drill") return progress.drills.some((one) => one.slug === words[1] && isLater(one));
  const last = progress.challenges.get(words[0] ?? "")?.round.lastAt ?? null;
  return last !== null && Date.parse(last) > at;
}
