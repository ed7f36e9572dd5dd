import { scaleBand } from "d3-scale";
import type { VNode } from "preact";

const WIDTH = 26;
const HEIGHT = 18;

/** A level as rising steps, as many of them filled as it is high; its word stands beside it. */
export function Steps({ height, of }: { height: number; of: number }): VNode {
  const indexes = Array.from({ length: of }, (_none, index) => index);
  const x = scaleBand(indexes, [0, WIDTH]).paddingInner(0.25);
  return (
    <svg class="steps" width={WIDTH} height={HEIGHT} aria-hidden="true">
      {indexes.map((index) => {
        const tall = Math.round(((index + 1) / of) * (HEIGHT - 2));
        return (
          <rect
            key={index}
            class={index < height ? "fill" : "frame"}
            x={(x(index) ?? 0) + 0.5}
            y={HEIGHT - 0.5 - tall}
            width={Math.max(1, x.bandwidth() - 1)}
            height={tall}
          />
        );
      })}
    </svg>
  );
}
