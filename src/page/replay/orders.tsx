import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { LoopRule, Order, OrderSet } from "../../loop/trace.ts";
import { findRule } from "./find-rule.ts";
import { growForks, tellKnown } from "./fork-tree.ts";
import type { Fork } from "./fork-tree.ts";
import { Said } from "./said.tsx";
import { showText } from "./show-text.ts";
import type { Player } from "./use-replay.ts";

const MOST = 60;

/** Every order that is known, as a tree that parts at each race. */
export function Orders({ player, orders }: { player: Player; orders: OrderSet }): VNode {
  const shown = orders.list.slice(0, MOST);
  const left = orders.list.length - shown.length;
  const [isOpen, setOpen] = useState(false);
  return (
    <section class="part" id="orders" aria-labelledby="orders-title">
      <div class="aside">
        <h2 id="orders-title">Orders</h2>
        <p>{tellOrders(orders)}</p>
        <button type="button" class="save" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? "Hide the orders" : "Show the orders"}
        </button>
        {left === 0 ? null : <p>{`${left} more are not in this page.`}</p>}
      </div>
      <div class={isOpen ? "body" : "body closed"}>
        <ul class="forks">
          <Way fork={growForks(shown)} player={player} />
        </ul>
      </div>
    </section>
  );
}

function tellOrders({ list, complete, runs }: OrderSet): string {
  const made = `${runs} ${runs === 1 ? "run was" : "runs were"} made.`;
  if (list.length === 1) {
    return complete
      ? `Only one order is possible. ${made}`
      : `One order is known; others are not excluded. ${made}`;
  }
  return complete
    ? `It can print in ${list.length} orders, and in no other. ${made}`
    : `${list.length} orders are known; others are not excluded. ${made}`;
}

function Way({ fork, player }: { fork: Fork; player: Player }): VNode {
  const { lines, orders, ways } = fork;
  const [only] = orders;
  return (
    <li class={ways.length > 0 ? "fork" : "leaf"}>
      <div class="stretch">
        {lines.map((line, index) => (
          <code key={index}>{line === "" ? " " : showText(line)}</code>
        ))}
        {lines.length === 0 && ways.length === 0 ? <i class="quiet">nothing more</i> : null}
      </div>
      {ways.length === 0 && only !== undefined ? (
        <Leaf order={only} player={player} />
      ) : (
        <>
          <Race fork={fork} player={player} />
          <ul>
            {ways.map((way, index) => (
              <Way key={index} fork={way} player={player} />
            ))}
          </ul>
        </>
      )}
    </li>
  );
}

/** Why it parts here, as far as an order tells. */
function Race({ fork, player }: { fork: Fork; player: Player }): VNode | null {
  const told = fork.ways.flatMap(({ orders }) => orders.flatMap((order) => order.fork ?? []));
  const name = told[0]?.why ?? nameRace(fork, player);
  const rule = name === null ? null : findRule(player.show, name);
  return (
    <p class="race fine">
      <b>Race:</b> {rule === null ? "either can come next." : <Said text={rule.says} />}
    </p>
  );
}

/** What races, by where the lines that come next were printed in this run. */
function nameRace({ orders }: Fork, { run }: Player): LoopRule | null {
  const [first] = orders;
  const shared = first === undefined ? 0 : countShared(orders, first.prints.length);
  const next = new Set(orders.map(({ prints }) => prints[shared]));
  const phases = run.trace.steps.flatMap(({ phase, prints }) =>
    prints.some(({ text }) => next.has(text.trimEnd())) ? [phase] : [],
  );
  if (phases.includes("poll")) return "R-IO-COMPLETES-IN-ANY-ORDER";
  return phases.includes("timers") && phases.includes("check") ? "R-TIMER-OR-IMMEDIATE" : null;
}

function countShared(orders: readonly Order[], most: number): number {
  let at = 0;
  while (at < most && new Set(orders.map(({ prints }) => prints[at])).size === 1) at += 1;
  return at;
}

function Leaf({ order, player }: { order: Order; player: Player }): VNode {
  const { show, run, runAt } = player;
  const { printed, mode } = run.trace;
  const isThis = order.prints.join("\n") === printed.join("\n");
  const base = show.runs[0]?.trace.mode;
  const flags = [
    ...(runAt === 0 || mode === base ? [] : [`--mode ${mode}`]),
    ...(order.again === undefined ? [] : [`--force "${order.again}"`]),
  ];
  return (
    <div class="known fine">
      {isThis ? <span class="chip this">this run</span> : null} <span>{tellKnown(order)}</span>
      <code class="command">{["trainer loop", show.name, ...flags].join(" ")}</code>
    </div>
  );
}
