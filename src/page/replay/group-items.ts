import type { QueueItem, QueueName, Step, StepTime } from "../../loop/trace.ts";
import { findStep } from "./find-step.ts";

/** A card of a lane. */
export interface Card {
  item: QueueItem;
  /** Stays the same while it waits, so that it is seen to move. */
  key: string;
  /** Its place in the queue, from 0. */
  at: number;
  /** What else is known of it. */
  note: string;
}

/** What cards have in common that is drawn: `slow` operations may take only half of the thread pool. */
export type GroupKind = "plain" | "ready" | "slow";

/** Cards that stand together, in the order of the queue. */
export interface ItemGroup {
  title: string;
  kind: GroupKind;
  items: Card[];
}

/** What is known beside the queues. */
interface Known {
  steps: readonly Step[];
  timeOf: (n: number) => StepTime | undefined;
}

/** The items of a lane as they wait: timers by delay, immediates by turn, operations by who does them. */
export function groupItems(lane: QueueName, step: Step, { steps, timeOf }: Known): ItemGroup[] {
  const groups = new Map<string, ItemGroup>();
  const seen = new Map<string, number>();
  for (const [at, item] of step.queuesBefore[lane].entries()) {
    const { title, kind } = nameGroup(lane, item, { step, steps });
    const name = item.step === null ? `${item.api} ${item.line}` : `step ${item.step}`;
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    const note = tellNote(lane, item, { step, timeOf });
    const group = groups.get(title) ?? { title, kind, items: [] };
    group.items.push({ item, key: `${name} ${times}`, at, note });
    groups.set(title, group);
  }
  return [...groups.values()].toSorted((a, b) => rank(a) - rank(b));
}

/** What is ready stands in front. */
function rank({ kind }: ItemGroup): number {
  return kind === "ready" ? 0 : 1;
}

function tellNote(
  lane: QueueName,
  item: QueueItem,
  { step, timeOf }: { step: Step; timeOf: Known["timeOf"] },
): string {
  if (item.step === step.n || item.line === null) return "";
  if (item.step === null) return "never runs";
  return lane === "timers" ? tellDue(item, timeOf(item.step), timeOf(step.n)) : "";
}

/** When a timer is due, seen from the moment at which a step begins. */
function tellDue({ api }: QueueItem, own?: StepTime, now?: StepTime): string {
  const delay = findDelay(api);
  const [made, from] = [own?.made ?? null, now?.from ?? null];
  if (delay === null || made === null || from === null) return "";
  const due = made + delay;
  const left = due - from;
  const ms = showMs(Math.abs(left));
  return `due at ${showMs(due)}, ${left > 0 ? `in ${ms}` : `overdue by ${ms}`}`;
}

/** Milliseconds as they stand on a card. */
export function showMs(ms: number): string {
  return `${ms.toFixed(ms >= 10 ? 0 : 1)} ms`;
}

/** The delay of a timer, which the name of its call tells. */
function findDelay(api: string): number | null {
  const [, delay] = /(\d+) ms$/.exec(api) ?? [];
  return delay === undefined ? null : Number(delay);
}

type GroupName = Pick<ItemGroup, "title" | "kind">;

function nameGroup(
  lane: QueueName,
  item: QueueItem,
  facts: { step: Step; steps: readonly Step[] },
): GroupName {
  if (lane === "poll") return namePoll(item, facts);
  const delay = lane === "timers" ? findDelay(item.api) : null;
  if (delay !== null) return { title: `list of ${delay} ms`, kind: "plain" };
  return { title: lane === "check" ? nameTurn(item, facts) : "", kind: "plain" };
}

/**
 * Poll is the first phase of a turn in which callbacks are seen: what it runs in the turn of the step was ready
 * when it looked. Of the others nobody sees when they are done, only when their callbacks run.
 */
function namePoll(
  { step: n, api }: QueueItem,
  { step, steps }: { step: Step; steps: readonly Step[] },
): GroupName {
  const own = n === null ? undefined : findStep(steps, n);
  if (own?.phase === "poll" && own.iteration === step.iteration) {
    return { title: "ready, this poll phase takes it", kind: "ready" };
  }
  if (SLOW.test(api)) return { title: "under way, at most half of the pool", kind: "slow" };
  if (POOL.test(api)) return { title: "under way in the thread pool", kind: "plain" };
  return { title: "under way in the system, threads, processes", kind: "plain" };
}

/** Immediates that are set while immediates run wait for the next turn. */
function nameTurn(
  item: QueueItem,
  { step, steps }: { step: Step; steps: readonly Step[] },
): string {
  const own = item.step === null ? undefined : findStep(steps, item.step);
  if (own === undefined) return "";
  const isLater = own.iteration > step.iteration && step.phase !== "main" && step.iteration > 0;
  return isLater ? "next turn" : "this turn";
}

/** What libuv gives to its threads. */
const POOL = /^(fs\.|zlib|crypto\.)/;

/** Lookups of names, of which libuv lets only half of its threads do any at once. */
const SLOW = /^dns\.(promises\.)?lookup/;
