import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { findDeciding } from "./find-rule.ts";
import type { Picked } from "./queues.tsx";
import { RuleText } from "./said.tsx";
import { showText } from "./show-text.ts";
import type { Player } from "./use-replay.ts";

/** Why a card that waits is not the one that runs. */
export function WhyNot({ player, picked }: { player: Player; picked: Picked }): VNode {
  const { show, run, step, goToStep } = player;
  const { item } = picked;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.scrollIntoView({ block: "nearest" }), [item]);
  const rule =
    item.step === null ? null : findDeciding(run, { first: step.n, second: item.step }, show.rules);
  return (
    <div class="why-not" role="status" ref={box}>
      <h3>
        Why not <code>{showText(item.api)}</code>
        {item.line === null ? "" : ` of line ${item.line}`}?
      </h3>
      {item.step === null ? (
        <p>It never ran in this run: it was cleared, or the process ended first.</p>
      ) : rule === null ? (
        <p>It runs in a step that this page does not hold.</p>
      ) : (
        <RuleText rule={rule} show={show} />
      )}
      {item.step === null || rule === null ? null : (
        <p class="fine">
          It runs in{" "}
          <button type="button" class="link" onClick={() => goToStep(item.step ?? 0)}>
            step {item.step}
          </button>
        </p>
      )}
    </div>
  );
}
