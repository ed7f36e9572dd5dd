import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { StepTime } from "../../loop/trace.ts";
import { Causes } from "./causes.tsx";
import { findChildren } from "./find-children.ts";
import { findAt } from "./find-step.ts";
import { layTime } from "./lay-time.ts";
import type { Block, Gap, SideRow, TimeLayout, TimeScale } from "./lay-time.ts";
import { SaveButton } from "./save-button.tsx";
import { middle, ROW, TOP } from "./time-rows.ts";
import type { Player } from "./use-replay.ts";
import { useWidth } from "./use-width.ts";
import { PHASE_WORDS } from "./words.ts";

const LABELS = 92;
const AXIS = 24;

/** When each step ran, and what caused it. */
export function TimeLine({ player }: { player: Player }): VNode {
  const { run, steps, step } = player;
  const [scale, setScale] = useState<TimeScale>("readable");
  const { ref, width } = useWidth<HTMLDivElement>();
  const { times, threads } = run.trace;
  const timeOf = (n: number): StepTime | undefined => times?.[findAt(run.trace.steps, n)];
  const room = Math.max(240, width - LABELS - 12);
  const children = findChildren(run.trace.steps, timeOf);
  const layout = layTime({
    ...{ steps, timeOf, threads, children, cutBefore: run.cutBefore, width: room, scale },
  });
  const current = layout.blocks.find(({ n }) => n === step.n);
  useEffect(() => showBlock(ref.current, current), [current?.x]);
  return (
    <section class="times" aria-labelledby="times-title">
      <h2 id="times-title">Time line</h2>
      <p class="quiet fine">{describe(player, layout)}</p>
      <div
        class="scroll-x"
        ref={ref}
        tabIndex={0}
        role="group"
        aria-label="Time line"
        data-keys="scroll"
      >
        <Drawing player={player} layout={layout} now={step.n} />
      </div>
      <div class="tools">
        {times === undefined ? null : <ScaleBox scale={scale} choose={setScale} />}
        <SaveButton of=".times svg" name="time-line" what="the time line" />
      </div>
    </section>
  );
}

function ScaleBox(box: { scale: TimeScale; choose: (scale: TimeScale) => void }): VNode {
  const { scale, choose } = box;
  return (
    <label class="fine">
      <input
        type="checkbox"
        checked={scale === "exact"}
        onChange={(event) => choose(event.currentTarget.checked ? "exact" : "readable")}
      />{" "}
      Exactly to scale
    </label>
  );
}

/** Scrolls the drawing, and never the page. */
function showBlock(box: HTMLDivElement | null, block: Block | undefined): void {
  if (box === null || block === undefined) return;
  const from = LABELS + block.x;
  const isSeen = from >= box.scrollLeft && from + block.width <= box.scrollLeft + box.clientWidth;
  if (!isSeen) box.scrollLeft = from - box.clientWidth / 2;
}

/** What the drawing shows of the step, in words. */
function describe({ step, run }: Player, { blocks }: TimeLayout): string {
  const block = blocks.find(({ n }) => n === step.n);
  const time = run.trace.times?.[findAt(run.trace.steps, step.n)];
  if (block === undefined || time?.from === null || time === undefined) {
    return "This run was not measured, so its steps stand one beside the other.";
  }
  const { from, to, due } = block;
  const ran = `Step ${step.n} ran for ${tellMs(to - from)}, ${tellMs(from)} after the start.`;
  if (due === null) return ran;
  const late = from - due.at;
  if (late < 0) return ran;
  return `${ran} It was due ${tellMs(late)} earlier.`;
}

function tellMs(ms: number): string {
  if (ms >= 100) return `${Math.round(ms)} ms`;
  return `${ms.toFixed(ms >= 10 ? 1 : 2)} ms`;
}

function Drawing(drawing: { player: Player; layout: TimeLayout; now: number }): VNode {
  const { player, layout, now } = drawing;
  const { rows, blocks, gaps, beside } = layout;
  const width = LABELS + layout.width + 12;
  const height = TOP + (rows.length + beside.length) * ROW + AXIS;
  const current = blocks.find(({ n }) => n === now);
  const spoken = `Time line of ${blocks.length} steps in ${rows.length} phases`;
  return (
    <svg width={width} height={height} role="img" aria-label={spoken}>
      {rows.map((phase, row) => (
        <g key={phase} class={phase}>
          <line class="base" x1={LABELS} x2={width} y1={middle(row)} y2={middle(row)} />
          <text class="row" x="0" y={middle(row) + 5}>
            {PHASE_WORDS[phase].name}
          </text>
        </g>
      ))}
      {beside.map((row, index) => (
        <Beside key={row.name} row={row} y={middle(rows.length + index)} />
      ))}
      <g transform={`translate(${LABELS} 0)`}>
        <Gaps gaps={gaps} height={height} />
        {current === undefined ? null : <Playhead block={current} bottom={height - AXIS} />}
        {blocks.map((block) => (
          <Due key={block.n} block={block} isNow={block.n === now} />
        ))}
        {blocks.map((block) => (
          <Bar key={block.n} block={block} state={stateOf(block, now)} go={player.goToStep} />
        ))}
        <Causes layout={layout} now={now} />
        {player.run.trace.times === undefined ? null : <Axis layout={layout} y={height - 7} />}
      </g>
    </svg>
  );
}

function Playhead({ block: { x, width }, bottom }: { block: Block; bottom: number }): VNode {
  const at = x + width / 2;
  return <line class="playhead" x1={at} x2={at} y1={TOP - 4} y2={bottom} />;
}

function stateOf({ n }: Block, now: number): string {
  return n === now ? "now" : n < now ? "past" : "ahead";
}

function Bar(bar: { block: Block; state: string; go: (n: number) => void }): VNode {
  const { block, state, go } = bar;
  const { n, x, width, row, phase, from, to } = block;
  return (
    <g class={`${phase} bar-${state}`} onClick={() => go(n)}>
      <title>{`Step ${n}: ${tellMs(to - from)}, at ${tellMs(from)}`}</title>
      <rect x={x} y={middle(row) - 10} width={width} height="20" rx="4" />
      {width < 6 + 8 * String(n).length ? null : (
        <text class="bar-text" x={x + width / 2} y={middle(row) + 4.5} text-anchor="middle">
          {n}
        </text>
      )}
    </g>
  );
}

/** From when a timer was set until it was due, and from then on until it ran. */
function Due({ block, isNow }: { block: Block; isNow: boolean }): VNode | null {
  const { due, made, x, row, from } = block;
  if (due === null) return null;
  const y = middle(row) + 13;
  const isLate = from > due.at;
  return (
    <g class={`due ${isNow ? "now" : ""}`}>
      <line class="wait" x1={made} x2={Math.min(due.x, x)} y1={y} y2={y} />
      {isLate ? <line class="late" x1={due.x} x2={x} y1={y} y2={y} /> : null}
      <line class="tick" x1={due.x} x2={due.x} y1={y - 4} y2={y + 4} />
    </g>
  );
}

/** Where nothing ran for long; how long is said where there is room. */
function Gaps({ gaps, height }: { gaps: readonly Gap[]; height: number }): VNode {
  let free = 0;
  return (
    <g class="idle">
      {gaps.map(({ x, width, ms, isCut }) => {
        const at = x + width / 2;
        const hasRoom = at - 34 >= free;
        if (hasRoom) free = at + 34;
        return (
          <g key={x}>
            <title>{isCut ? "Steps are left out" : `No callback of yours for ${tellMs(ms)}`}</title>
            <line x1={at} x2={at} y1={TOP} y2={height - AXIS} />
            {hasRoom ? (
              <text x={at} y={height - 7} text-anchor="middle">
                {isCut ? "⋯ left out" : `⋯ ${tellMs(ms)}`}
              </text>
            ) : null}
          </g>
        );
      })}
    </g>
  );
}

function Beside({ row: { name, kind, bars }, y }: { row: SideRow; y: number }): VNode {
  return (
    <g class={`beside ${kind}`}>
      <text class="row" x="0" y={y + 5}>
        {name}
      </text>
      {bars.map(({ x, width, text }) => (
        <g key={x}>
          <title>{text}</title>
          <rect x={LABELS + x} y={y - 8} width={width} height="16" rx="3" />
        </g>
      ))}
    </g>
  );
}

/** Its time would stick out on the right. */
function isAtEnd({ x }: Block, { width }: TimeLayout): boolean {
  return x > width - 50;
}

/** The times at which steps began, as many as there is room for. */
function Axis({ layout, y }: { layout: TimeLayout; y: number }): VNode {
  const shown: Block[] = [];
  let free = 0;
  for (const block of layout.blocks) {
    const from = isAtEnd(block, layout) ? block.x - 52 : block.x;
    const isBlocked = layout.gaps.some(({ x, width }) => {
      const middleOfGap = x + width / 2;
      return middleOfGap + 40 > from && middleOfGap - 40 < from + 52;
    });
    if (from < free || isBlocked) continue;
    shown.push(block);
    free = from + 68;
  }
  return (
    <g class="axis">
      {shown.map((block) => (
        <text
          key={block.n}
          x={block.x}
          y={y}
          text-anchor={isAtEnd(block, layout) ? "end" : "start"}
        >
          {tellMs(block.from)}
        </text>
      ))}
    </g>
  );
}
