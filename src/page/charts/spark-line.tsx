import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import type { VNode } from "preact";

const WIDTH = 96;
const HEIGHT = 22;

/** A small line beside the number that it ends at; the values from 0 to 1. It has no words of its own. */
export function SparkLine({ values }: { values: readonly number[] }): VNode {
  const x = scaleLinear([0, Math.max(1, values.length - 1)], [1, WIDTH - 3]);
  const y = scaleLinear([0, 1], [HEIGHT - 1.5, 2]);
  const above = line<number>(
    (_value, index) => round(x(index)),
    (value) => round(y(value)),
  );
  const below = area<number>(
    (_value, index) => round(x(index)),
    HEIGHT - 1,
    (value) => round(y(value)),
  );
  const last = values.at(-1) ?? 0;
  return (
    <svg class="spark" width={WIDTH} height={HEIGHT} aria-hidden="true">
      <line class="ground" x1="1" x2={WIDTH - 3} y1={HEIGHT - 1} y2={HEIGHT - 1} />
      <path class="area" d={below([...values]) ?? ""} />
      <path class="line" d={above([...values]) ?? ""} />
      <circle cx={round(x(values.length - 1))} cy={round(y(last))} r="2.25" />
    </svg>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
