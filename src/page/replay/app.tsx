import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Show } from "../../loop/replay/replay.ts";
import { Controls } from "./controls.tsx";
import { findRule } from "./find-rule.ts";
import { Now } from "./now.tsx";
import { Output } from "./output.tsx";
import { Queues } from "./queues.tsx";
import type { Picked } from "./queues.tsx";
import { Ring } from "./ring.tsx";
import { Source } from "./source.tsx";
import { TimeLine } from "./time-line.tsx";
import { useKeys } from "./use-keys.ts";
import { useReplay } from "./use-replay.ts";
import type { Player } from "./use-replay.ts";
import { Variants } from "./variants.tsx";
import { PHASE_WORDS, tellOrigin, tellPlace, tellPrints, tellTurn } from "./words.ts";

/** The replay of a snippet. */
export function App({ show }: { show: Show }): VNode {
  const player = useReplay(show);
  const [picked, pick] = useState<Picked | null>(null);
  useKeys(player);
  const where = player === null ? "" : `${player.runAt} ${player.step.n}`;
  useEffect(() => pick(null), [where]);
  if (player === null) return <p>Nothing ran, so there is nothing to replay.</p>;
  return (
    <div class="replay" data-step={player.step.n}>
      <Variants player={player} />
      <div class="stage">
        <section class="code" aria-label="Source and output">
          <h2>Source</h2>
          <Source player={player} />
          <h2>Output</h2>
          <Output player={player} />
        </section>
        <section class="loop" aria-label="The loop">
          <h2>The loop</h2>
          <Ring player={player} />
          <Now player={player} picked={picked} />
        </section>
        <section class="waiting" aria-label="Queues">
          <h2>What waits</h2>
          <Queues player={player} picked={picked} pick={pick} />
        </section>
      </div>
      <Controls player={player} />
      <TimeLine player={player} />
      <p class="hidden" aria-live="polite" id="said">
        {tell(player)}
      </p>
    </div>
  );
}

/** The step in words, for who hears it. */
function tell(player: Player): string {
  const { show, step } = player;
  const [why] = step.why;
  const rule = why === undefined ? null : findRule(show, why);
  return [
    `${tellPlace(player)}: ${PHASE_WORDS[step.phase].name}, ${tellTurn(step)}.`,
    tellOrigin(step),
    tellPrints(step),
    ...(rule === null ? [] : [rule.says.replaceAll("`", "")]),
  ].join(" ");
}
