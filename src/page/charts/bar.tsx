import { scaleLinear } from "d3-scale";
import type { VNode } from "preact";

const WIDTH = 120;
const HEIGHT = 12;

/** How much is done of how much, beside the numbers that say so: filled, and a frame for the rest. */
export function Bar({ done, total }: { done: number; total: number }): VNode {
  const scale = scaleLinear([0, total <= 0 ? 1 : total], [0, WIDTH - 2]).clamp(true);
  const width = Math.round(scale(done) * 10) / 10;
  return (
    <svg class="bar" width={WIDTH} height={HEIGHT} aria-hidden="true">
      <rect class="frame" x="0.5" y="0.5" width={WIDTH - 1} height={HEIGHT - 1} rx="2" />
      <rect class="fill" x="1" y="1" width={width} height={HEIGHT - 2} rx="1.5" />
    </svg>
  );
}
