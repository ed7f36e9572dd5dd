import type { VNode } from "preact";
import type { Block, TimeLayout } from "./lay-time.ts";
import { middle } from "./time-rows.ts";

/** From the step that scheduled it to the step, back to the script; and to what it schedules itself. */
export function Causes({ layout, now }: { layout: TimeLayout; now: number }): VNode {
  const blocks = new Map(layout.blocks.map((block) => [block.n, block]));
  const chain: Block[] = [];
  // A process event comes from Node, and the script is named for want of a better one.
  for (let one = blocks.get(now); one !== undefined && one.n > 0 && one.phase !== "process";) {
    chain.push(one);
    one = one.maker < one.n ? blocks.get(one.maker) : undefined;
  }
  const made = layout.blocks.filter(
    ({ maker, n, phase }) => maker === now && n !== now && phase !== "process",
  );
  return (
    <g class="causes">
      {made.map((block) => (
        <Arrow key={block.n} block={block} from={blocks.get(block.maker)} kind="next" />
      ))}
      {chain.map((block, at) => (
        <Arrow
          key={block.n}
          block={block}
          from={blocks.get(block.maker)}
          kind={at === 0 ? "cause" : "earlier"}
        />
      ))}
    </g>
  );
}

function Arrow(arrow: { block: Block; from: Block | undefined; kind: string }): VNode | null {
  const { block, from, kind } = arrow;
  if (from === undefined) return null;
  const start = Math.min(Math.max(block.made, from.x + 3), from.x + from.width - 3);
  const isDown = block.row > from.row;
  const isUp = block.row < from.row;
  const y1 = middle(from.row) + (isUp ? -10 : 10);
  const y2 = middle(block.row) + (isDown ? -11 : 11);
  const x2 = block.x + Math.min(8, block.width / 2);
  // It runs along in the free strip beside the row of the step that it leads to.
  const lane = y2 + (isDown ? -7 : 7);
  const tip = isDown ? -5 : 5;
  return (
    <g class={`arrow ${kind}`}>
      <path d={bendPath([start, y1], [x2, y2], lane)} />
      <path class="tip" d={`M ${x2 - 4} ${y2 + tip} L ${x2} ${y2} L ${x2 + 4} ${y2 + tip}`} />
    </g>
  );
}

/** Up or down to the lane, along it, and on to the end, with round corners where there is room. */
function bendPath([x1, y1]: [number, number], [x2, y2]: [number, number], lane: number): string {
  const round = Math.min(5, Math.abs(x2 - x1) / 2, Math.abs(lane - y1), Math.abs(y2 - lane));
  const way = Math.sign(x2 - x1) * round;
  const first = Math.sign(lane - y1) * round;
  const second = Math.sign(y2 - lane) * round;
  return [
    `M ${x1} ${y1} L ${x1} ${lane - first} Q ${x1} ${lane} ${x1 + way} ${lane}`,
    `L ${x2 - way} ${lane} Q ${x2} ${lane} ${x2} ${lane + second} L ${x2} ${y2}`,
  ].join(" ");
}
