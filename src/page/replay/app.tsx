import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Controls } from "./controls.tsx";
import { findRule } from "./find-rule.ts";
import { Honesty } from "./honesty.tsx";
import { Now } from "./now.tsx";
import { Orders } from "./orders.tsx";
import { Output } from "./output.tsx";
import type { PageShow } from "./page-show.ts";
import { Predict } from "./predict.tsx";
import { Queues } from "./queues.tsx";
import type { Picked } from "./queues.tsx";
import { Ring } from "./ring.tsx";
import { SaveButton } from "./save-button.tsx";
import { Source } from "./source.tsx";
import { StepTable } from "./step-table.tsx";
import { TimeLine } from "./time-line.tsx";
import { useKeys } from "./use-keys.ts";
import { useReplay } from "./use-replay.ts";
import type { Player } from "./use-replay.ts";
import { Variants } from "./variants.tsx";
import { WhyNot } from "./why-not.tsx";
import { PHASE_WORDS, tellOrigin, tellPlace, tellPrints, tellTurn } from "./words.ts";

/** The replay of a snippet. */
export function App({ show }: { show: PageShow }): VNode {
  const player = useReplay(show);
  const [picked, pick] = useState<Picked | null>(null);
  useKeys(player);
  const where = player === null ? "" : `${player.runAt} ${player.step.n}`;
  useEffect(() => pick(null), [where]);
  if (player === null) return <p>Nothing ran, so there is nothing to replay.</p>;
  const { orders } = player.run.trace;
  return (
    <div class="replay" data-step={player.step.n}>
      <Variants player={player} />
      <Stage player={player} picked={picked} pick={pick} />
      <Controls player={player} />
      <TimeLine player={player} />
      <Predict player={player} />
      {orders === undefined ? null : <Orders player={player} orders={orders} />}
      <Honesty player={player} />
      <StepTable player={player} />
      <p class="hidden" aria-live="polite" id="said">
        {tell(player)}
      </p>
    </div>
  );
}

/** What one looks at while stepping. */
function Stage(stage: {
  player: Player;
  picked: Picked | null;
  pick: (picked: Picked | null) => void;
}): VNode {
  const { player, picked, pick } = stage;
  return (
    <div class="stage">
      <section class="code" aria-label="Source and output">
        <h2>Source</h2>
        <Source player={player} />
        <h2>
          Output <a href="#predict">Predict it first</a>
        </h2>
        <Output player={player} />
      </section>
      <section class="loop" aria-label="The loop">
        <h2>The loop</h2>
        <Ring player={player} />
        <p class="tools">
          <SaveButton of=".ring svg" name="loop" what="the loop" />
        </p>
        <Now player={player} />
      </section>
      <section class="waiting" aria-label="Queues">
        <h2>What waits</h2>
        <Queues player={player} picked={picked} pick={pick} />
        {picked === null ? (
          <p class="quiet fine hint">Click a card that waits to see why it is not its turn.</p>
        ) : (
          <WhyNot player={player} picked={picked} />
        )}
      </section>
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
