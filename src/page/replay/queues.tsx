import type { VNode } from "preact";
import type { QueueItem, QueueName, Step, StepTime } from "../../loop/trace.ts";
import { findAt } from "./find-step.ts";
import { groupItems, showMs } from "./group-items.ts";
import type { Card, ItemGroup } from "./group-items.ts";
import { showText } from "./show-text.ts";
import type { Player } from "./use-replay.ts";
import { PHASE_WORDS } from "./words.ts";

const LANES: readonly QueueName[] = [
  ...(["nextTick", "microtask", "timers", "pending", "poll", "check", "close"] as const),
];

/** A card that waits, which somebody asks about. */
export interface Picked {
  lane: QueueName;
  item: QueueItem;
}

/** What waits as the step begins, a lane for each queue. */
export function Queues(queues: {
  player: Player;
  picked: Picked | null;
  pick: (picked: Picked | null) => void;
}): VNode {
  const { player, picked, pick } = queues;
  const { step } = player;
  const { steps, times } = player.run.trace;
  const known = { steps, timeOf: (n: number) => times?.[findAt(steps, n)] };
  const shown = LANES.filter((lane) => lane !== "pending" || step.queuesBefore.pending.length > 0);
  return (
    <div class="lanes">
      {shown.map((lane) => {
        const items = step.queuesBefore[lane];
        return (
          <div
            key={lane}
            class={`lane ${lane} ${items.length === 0 ? "empty" : ""}`}
            data-lane={lane}
          >
            <h3>
              {PHASE_WORDS[lane].name}
              <span class="quiet"> {PHASE_WORDS[lane].says}</span>
              {lane === "timers" && items.length > 0 ? <Clock now={known.timeOf(step.n)} /> : null}
            </h3>
            {items.length === 0 ? (
              <p class="nothing">empty</p>
            ) : (
              groupItems(lane, step, known).map((group) => (
                <Belt key={group.title} {...{ lane, group, step, picked, pick }} />
              ))
            )}
          </div>
        );
      })}
    </div>
  );
}

/** What the due times of the timers are to be compared with. */
function Clock({ now }: { now: StepTime | undefined }): VNode | null {
  const from = now?.from ?? null;
  return from === null ? null : <span class="clock">{`now ${showMs(from)}`}</span>;
}

/** It never ran, or nobody can see whether it is done. */
function isOpen({ lane, group }: BeltFacts, { step }: QueueItem): boolean {
  return step === null || (lane === "poll" && group.kind !== "ready");
}

interface BeltFacts {
  lane: QueueName;
  group: ItemGroup;
  step: Step;
  picked: Picked | null;
  pick: (picked: Picked | null) => void;
}

function Belt(belt: BeltFacts): VNode {
  const { title, kind, items } = belt.group;
  return (
    <div class={`belt ${kind}`}>
      {title === "" ? null : <p class="group">{title}</p>}
      <ol>
        {items.map((card) => (
          <CardItem key={card.key} card={card} belt={belt} />
        ))}
      </ol>
    </div>
  );
}

function CardItem({ card: { item, at, note }, belt }: { card: Card; belt: BeltFacts }): VNode {
  const { lane, step, picked, pick } = belt;
  const runs = item.step === step.n;
  const isPicked = picked?.item === item;
  const isFree = item.free === true;
  const states = { now: runs, picked: isPicked, open: isOpen(belt, item), free: isFree };
  const names = Object.entries(states).flatMap(([name, is]) => (is ? [name] : []));
  return (
    <li class={["card", ...names].join(" ")} data-at={at}>
      <button
        type="button"
        aria-pressed={isPicked}
        disabled={runs || item.line === null}
        onClick={() => pick(isPicked ? null : { lane, item })}
      >
        <code>{showText(item.api)}</code>
        {item.line === null ? null : <span class="line">line {item.line}</span>}
        {runs ? <span class="note">runs now</span> : null}
        {isFree ? <span class="note">unref, holds nothing</span> : null}
        {note === "" ? null : <span class="note">{note}</span>}
      </button>
    </li>
  );
}
