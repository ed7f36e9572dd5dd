import type { VNode } from "preact";
import type { SignalLevel } from "../interview/debrief.ts";
import { Steps } from "./charts/steps.tsx";

const HEIGHTS: ReadonlyMap<string, number> = new Map<SignalLevel, number>([
  ["no", 0],
  ["weak", 1],
  ["yes", 2],
  ["strong", 3],
]);

/** The level of a signal as steps with its word; any other word stands alone. */
export function LevelMark({ word }: { word: string }): VNode {
  const height = HEIGHTS.get(word);
  if (height === undefined) return <>{word}</>;
  return (
    <span class="level">
      <Steps height={height} of={HEIGHTS.size - 1} />
      {word}
    </span>
  );
}
