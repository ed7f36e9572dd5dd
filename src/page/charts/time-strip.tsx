import { scaleLinear } from "d3-scale";
import type { ComponentChildren, VNode } from "preact";
import { writeShare } from "./share.ts";

/** A span of time with its number. */
export interface Span {
  name: string;
  fromMs: number;
  toMs: number;
  /** It took longer than it was given. */
  isOver: boolean;
}

/** Something that happened at a moment. */
export interface Spot {
  atMs: number;
  /** A step that was made, a step that reached something, or help. */
  kind: "tried" | "met" | "help";
}

/** An interview from left to right. */
export interface TimeStripData {
  /** All of it in words. */
  text: string;
  totalMs: number;
  spans: readonly Span[];
  spots: readonly Spot[];
  silence: { fromMs: number; ms: number } | null;
  tell: (ms: number) => string;
}

const PARTS_Y = 22;
const PARTS_HEIGHT = 34;
const SPOTS_Y = 84;
const AXIS_Y = 108;
const SILENCE_Y = 126;
const HEIGHT = 148;

/** The parts of an interview as numbered blocks, and below them what happened when. */
export function TimeStrip(data: TimeStripData): VNode {
  const { text, totalMs, spans, spots, silence, tell } = data;
  const x = scaleLinear([0, Math.max(1, totalMs)], [0, 100]);
  const at = (ms: number): string => writeShare(x(ms));
  return (
    <svg class="strip" role="img" aria-label={text} width="100%" height={HEIGHT}>
      {spans.map((span, index) => (
        <Block key={span.name} span={span} number={index + 1} x={x} />
      ))}
      <line class="axis" x1="0" x2="100%" y1={SPOTS_Y} y2={SPOTS_Y} />
      {spots.map((spot) => (
        <Mark key={`${spot.kind} ${spot.atMs}`} kind={spot.kind} x={at(spot.atMs)} />
      ))}
      {silence === null ? null : (
        <g>
          <line
            class="mark"
            x1={at(silence.fromMs)}
            x2={at(silence.fromMs + silence.ms)}
            y1={SILENCE_Y}
            y2={SILENCE_Y}
          />
          <text x={at(silence.fromMs)} y={SILENCE_Y + 16}>
            {`no run for ${tell(silence.ms)}`}
          </text>
        </g>
      )}
      <Axis totalMs={totalMs} tell={tell} />
    </svg>
  );
}

function Block(block: { span: Span; number: number; x: (ms: number) => number }): VNode {
  const { span, number, x } = block;
  const [from, to] = [x(span.fromMs), x(span.toMs)];
  return (
    <g>
      <rect
        class="used"
        x={writeShare(from)}
        y={PARTS_Y}
        width={writeShare(to - from)}
        height={PARTS_HEIGHT}
      />
      {span.isOver ? (
        <line
          class="over"
          x1={writeShare(from)}
          x2={writeShare(to)}
          y1={PARTS_Y + PARTS_HEIGHT + 5}
          y2={PARTS_Y + PARTS_HEIGHT + 5}
        />
      ) : null}
      <text x={writeShare((from + to) / 2)} y={PARTS_Y - 7} text-anchor="middle">
        {number}
      </text>
    </g>
  );
}

function Mark({ kind, x }: { kind: Spot["kind"]; x: string }): ComponentChildren {
  if (kind === "help") return <line class="mark" x1={x} x2={x} y1={SPOTS_Y - 9} y2={SPOTS_Y + 9} />;
  return <circle class={kind === "met" ? "dot met" : "dot"} cx={x} cy={SPOTS_Y} r="5" />;
}

function Axis({ totalMs, tell }: { totalMs: number; tell: (ms: number) => string }): VNode {
  return (
    <g class="days">
      <text class="quiet" x="0" y={AXIS_Y}>
        {tell(0)}
      </text>
      <text class="quiet" x="50%" y={AXIS_Y} text-anchor="middle">
        {tell(totalMs / 2)}
      </text>
      <text class="quiet" x="100%" y={AXIS_Y} text-anchor="end">
        {tell(totalMs)}
      </text>
    </g>
  );
}
