import { scaleLinear, scaleSqrt } from "d3-scale";
import type { VNode } from "preact";
import { writeNumber, writeShare } from "./share.ts";

/** One group: what was expected of it, what came, and how large it is. */
export interface CalibrationPoint {
  name: string;
  expected: number;
  known: number;
  size: number;
}

const HEIGHT = 260;
const ABOVE = 22;
const BELOW = 26;
const FROM = 0.4;

/**
 * What was expected against what came, with a line where both are the same. The groups are numbered in their
 * order, as they are in the table beside it.
 */
export function CalibrationChart(chart: {
  title: string;
  points: readonly CalibrationPoint[];
}): VNode {
  const { title, points } = chart;
  const low = Math.min(FROM, ...points.flatMap(({ expected, known }) => [expected, known]));
  const x = scaleLinear([low, 1], [4, 96]);
  const y = scaleLinear([low, 1], [ABOVE + HEIGHT, ABOVE]);
  const most = Math.max(1, ...points.map(({ size }) => size));
  const radius = scaleSqrt([0, most], [4, 20]);
  const ticks = [low, (low + 1) / 2, 1];
  return (
    <figure class="chart square">
      <figcaption>{title}</figcaption>
      <svg
        role="img"
        aria-label={describe(title, points)}
        width="100%"
        height={ABOVE + HEIGHT + BELOW}
      >
        <Frame x={x} y={y} ticks={ticks} />
        <line class="even" x1="4%" x2="96%" y1={ABOVE + HEIGHT} y2={ABOVE} />
        {points.map((point) => (
          <Spot
            key={point.name}
            x={x(point.expected)}
            y={y(point.known)}
            radius={radius(point.size)}
            label={String(point.size)}
          />
        ))}
      </svg>
    </figure>
  );
}

type Scale = (value: number) => number;

function Frame({ x, y, ticks }: { x: Scale; y: Scale; ticks: readonly number[] }): VNode {
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick} class="grid">
          <line x1="0" x2="100%" y1={writeNumber(y(tick))} y2={writeNumber(y(tick))} />
          <text x="0" y={writeNumber(y(tick) - 5)}>
            {tell(tick)}
          </text>
          <text
            x={writeShare(x(tick))}
            y={ABOVE + HEIGHT + 18}
            text-anchor={tick === 1 ? "end" : "middle"}
          >
            {tell(tick)}
          </text>
        </g>
      ))}
    </>
  );
}

function Spot(spot: { x: number; y: number; radius: number; label: string }): VNode {
  const { x, y, radius, label } = spot;
  return (
    <g class="spot">
      <circle cx={writeShare(x)} cy={writeNumber(y)} r={writeNumber(radius)} />
      <text x={writeShare(x)} y={writeNumber(y + radius + 14)} text-anchor="middle">
        {label}
      </text>
    </g>
  );
}

function describe(title: string, points: readonly CalibrationPoint[]): string {
  const all = points.map(
    ({ expected, known, size }) =>
      `expected ${tell(expected)}, known ${tell(known)}, ${size} reviews`,
  );
  return `${title}: ${all.join("; ")}.`;
}

function tell(share: number): string {
  return `${Math.round(share * 100)} %`;
}
