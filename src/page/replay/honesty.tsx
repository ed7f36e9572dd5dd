import type { VNode } from "preact";
import type { Trace } from "../../loop/trace.ts";
import type { PageRun } from "./page-show.ts";
import { Said } from "./said.tsx";
import type { Player } from "./use-replay.ts";

/** How far the page can be trusted: what was run, what agreed, and what is not known. */
export function Honesty({ player }: { player: Player }): VNode {
  const { run } = player;
  const { orders, checks, times } = run.trace;
  const facts = [...run.checks, ...tellQueues(checks), ...tellCut(run)];
  const open = orders?.assumptions ?? [];
  return (
    <section class="part" id="honesty" aria-labelledby="honesty-title">
      <div class="aside">
        <h2 id="honesty-title">How sure is this?</h2>
        <p>
          {`Node ${run.trace.node} really ran this. `}
          {times === undefined ? "" : "The times are those of the run that was traced."}
        </p>
      </div>
      <div class="body">
        <ul class="facts">
          {facts.map(([isGood, text]) => (
            <li key={text} class={isGood ? "yes" : "no"}>
              <span aria-hidden="true">{isGood ? "✓" : "!"}</span>
              <span>
                <Said text={text} />
              </span>
            </li>
          ))}
          {open.map((text) => (
            <li key={text} class="open">
              <span aria-hidden="true">?</span>
              <span>
                <Said text={text} />
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function tellQueues({ fifoOk, fifoBad }: Trace["checks"]): [boolean, string][] {
  if (fifoBad > 0 || fifoOk === 0) return [];
  return [[true, `All ${fifoOk} ticks and microtasks left the rebuilt queues in order.`]];
}

function tellCut({ cut, trace }: PageRun): [boolean, string][] {
  if (cut === 0) return [];
  return [
    [false, `The page holds ${trace.steps.length} steps; ${cut} in the middle are left out.`],
  ];
}
