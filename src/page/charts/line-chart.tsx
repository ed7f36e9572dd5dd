import { scaleLinear, scaleUtc } from "d3-scale";
import { area, curveLinear, curveStepAfter, line } from "d3-shape";
import type { VNode } from "preact";
import { tellDay, writeNumber, writeShare } from "./share.ts";

/** A value over some days. */
export interface LineChartData {
  /** What is drawn, in a few words. */
  title: string;
  /** Such as `2026-11-30`, at least two. */
  days: readonly string[];
  /** One for each day; `null` where there is none yet. */
  values: readonly (number | null)[];
  /** The highest value that can be. */
  top: number;
  tell: (value: number) => string;
  /** It holds its value until the next day instead of nearing it. */
  steps?: boolean;
  /** A value to be seen beside the line, and what it is. */
  goal?: { value: number; says: string };
}

const HEIGHT = 150;
const ABOVE = 22;
const BELOW = 24;

/**
 * A line over time that fills the width it gets, while its text keeps its size. Its words say where it
 * begins and ends; the values belong into a table beside it.
 */
export function LineChart(data: LineChartData): VNode {
  const { values, title, tell, top } = data;
  const points = placePoints(data);
  const [first, last] = [points[0], points.at(-1)];
  const text =
    first === undefined || last === undefined
      ? title
      : `${title}: ${tell(first.value)} on ${first.day}, ${tell(last.value)} on ${last.day}.`;
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <svg role="img" aria-label={text} width="100%" height={ABOVE + HEIGHT + BELOW}>
        {[0, top / 2, top].map((value) => (
          <Grid key={value} y={placeValue(value, top)} label={value === 0 ? null : tell(value)} />
        ))}
        {data.goal === undefined ? null : <Goal {...data.goal} top={top} />}
        <Line points={points} steps={data.steps === true} />
        <Days days={data.days} />
        {last === undefined || values.length === 0 ? null : <End point={last} tell={tell} />}
      </svg>
    </figure>
  );
}

interface Placed {
  day: string;
  value: number;
  /** Both of 100, from the left and from above. */
  x: number;
  y: number;
}

function placePoints({ days, values, top }: LineChartData): Placed[] {
  const times = days.map((day) => Date.parse(day));
  const x = scaleUtc([times[0] ?? 0, times.at(-1) ?? 1], [0, 100]);
  const y = scaleLinear([0, top], [100, 0]);
  return days.flatMap((day, index) => {
    const value = values[index] ?? null;
    return value === null ? [] : [{ day, value, x: x(times[index] ?? 0), y: y(value) }];
  });
}

function placeValue(value: number, top: number): number {
  return scaleLinear([0, top], [ABOVE + HEIGHT, ABOVE])(value);
}

function Grid({ y, label }: { y: number; label: string | null }): VNode {
  return (
    <g class="grid">
      <line x1="0" x2="100%" y1={writeNumber(y)} y2={writeNumber(y)} />
      {label === null ? null : (
        <text x="0" y={writeNumber(y - 5)}>
          {label}
        </text>
      )}
    </g>
  );
}

function Goal({ value, says, top }: { value: number; says: string; top: number }): VNode {
  const y = placeValue(value, top);
  return (
    <g class="goal">
      <line x1="0" x2="100%" y1={writeNumber(y)} y2={writeNumber(y)} />
      <text x="50%" y={writeNumber(y + 15)} text-anchor="middle">
        {says}
      </text>
    </g>
  );
}

function Line({ points, steps }: { points: readonly Placed[]; steps: boolean }): VNode {
  const curve = steps ? curveStepAfter : curveLinear;
  const below = area<Placed>()
    .x(({ x }) => x)
    .y0(100)
    .y1(({ y }) => y)
    .curve(curve);
  const above = line<Placed>()
    .x(({ x }) => x)
    .y(({ y }) => y)
    .curve(curve);
  return (
    <svg y={ABOVE} width="100%" height={HEIGHT} viewBox="0 0 100 100" preserveAspectRatio="none">
      <path class="area" d={below([...points]) ?? ""} />
      <path class="line" d={above([...points]) ?? ""} />
    </svg>
  );
}

function Days({ days }: { days: readonly string[] }): VNode {
  const y = ABOVE + HEIGHT + 18;
  const middle = days.length > 2 ? days[Math.floor((days.length - 1) / 2)] : undefined;
  const times = [days[0] ?? "", days.at(-1) ?? "", middle ?? ""].map((day) => Date.parse(day));
  const [from = 0, to = 1, between = 0] = times;
  return (
    <g class="days">
      <text x="0" y={y}>
        {tellDay(days[0] ?? "")}
      </text>
      {middle === undefined ? null : (
        <text x={writeShare(scaleUtc([from, to], [0, 100])(between))} y={y} text-anchor="middle">
          {tellDay(middle)}
        </text>
      )}
      <text x="100%" y={y} text-anchor="end">
        {tellDay(days.at(-1) ?? "")}
      </text>
    </g>
  );
}

function End({ point, tell }: { point: Placed; tell: (value: number) => string }): VNode {
  const y = ABOVE + (point.y / 100) * HEIGHT;
  return (
    <g class="end">
      <circle cx={writeShare(point.x)} cy={writeNumber(y)} r="4.5" />
      <text x={writeShare(point.x)} y={writeNumber(y - 11)} text-anchor="end">
        {tell(point.value)}
      </text>
    </g>
  );
}
