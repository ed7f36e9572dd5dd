import type { QueueItem, QueueName, Step, StepTime } from "../../loop/trace.ts";
import { findStep } from "./find-step.ts";

/** A card of a lane. */
export interface Card {
  item: QueueItem;
  /** Stays the same while it waits, so that it is seen to move. */
  key: string;
  /** What else is known of it. */
  note: string;
}

/** Cards that stand together, in the order of the queue. */
export interface ItemGroup {
  title: string;
  items: Card[];
}

/** The items of a lane as they wait: timers by delay, immediates by turn, operations by who does them. */
export function groupItems(
  lane: QueueName,
  step: Step,
  { steps, timeOf }: { steps: readonly Step[]; timeOf: (n: number) => StepTime | undefined },
): ItemGroup[] {
  const groups = new Map<string, Card[]>();
  const seen = new Map<string, number>();
  for (const item of step.queuesBefore[lane]) {
    const title = nameGroup(lane, item, { step, steps });
    const name = item.step === null ? `${item.api} ${item.line}` : `step ${item.step}`;
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    const note = tellNote(lane, item, { step, timeOf });
    groups.set(title, [...(groups.get(title) ?? []), { item, key: `${name} ${times}`, note }]);
  }
  return [...groups].map(([title, items]) => ({ title, items }));
}

/** Of an operation the lab does not see when it is done, only when its callback runs. */
function tellNote(
  lane: QueueName,
  item: QueueItem,
  { step, timeOf }: { step: Step; timeOf: (n: number) => StepTime | undefined },
): string {
  if (item.step === step.n || item.line === null) return "";
  if (item.step === null) return "never runs";
  if (lane === "timers") return tellDue(item, timeOf(item.step), timeOf(step.n));
  return lane === "poll" ? "under way" : "";
}

/** When a timer is due, seen from the moment at which a step begins. */
function tellDue({ api }: QueueItem, own?: StepTime, now?: StepTime): string {
  const delay = /(\d+) ms$/.exec(api)?.[1];
  const [made, from] = [own?.made ?? null, now?.from ?? null];
  if (delay === undefined || made === null || from === null) return "";
  const left = made + Number(delay) - from;
  const ms = Math.abs(left).toFixed(Math.abs(left) >= 10 ? 0 : 1);
  return left > 0 ? `due in ${ms} ms` : `overdue by ${ms} ms`;
}

function nameGroup(
  lane: QueueName,
  item: QueueItem,
  { step, steps }: { step: Step; steps: readonly Step[] },
): string {
  if (lane === "timers") return /(\d+) ms$/.exec(item.api)?.[0] ?? "";
  if (lane === "check") return nameTurn(item, { step, steps });
  if (lane === "poll") return POOL.test(item.api) ? "thread pool" : "system, threads, processes";
  return "";
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
const POOL = /^(fs\.|zlib|crypto\.|dns\.lookup|dns\.promises\.lookup)/;
