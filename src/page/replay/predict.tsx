import type { VNode } from "preact";
import { useMemo, useState } from "preact/hooks";
import { judgeOrder, listPieces } from "./judge-order.ts";
import type { Judged, Piece, WrongPair } from "./judge-order.ts";
import { Said } from "./said.tsx";
import { showText } from "./show-text.ts";
import { useOrder } from "./use-order.ts";
import type { Ordering } from "./use-order.ts";
import type { Player } from "./use-replay.ts";

/** Puts the lines in order, and shows which rule each wrong pair breaks. */
export function Predict({ player }: { player: Player }): VNode | null {
  const { run, show } = player;
  const [judged, setJudged] = useState<Judged | null>(null);
  const initial = useMemo(() => {
    setJudged(null);
    return listPieces(run);
  }, [run]);
  const ordering = useOrder(initial, () => setJudged(null));
  if (initial.length < 2) return null;
  const check = (): void => setJudged(judgeOrder(ordering.pieces, run, show.rules));
  return (
    <section class="part" id="predict" aria-labelledby="predict-title">
      <div class="aside">
        <h2 id="predict-title">Predict</h2>
        <p>
          Put the lines in the order in which they are printed. Drag them, or move one with the up
          and down arrow keys.
        </p>
        <button type="button" class="primary" onClick={check}>
          Check my order
        </button>
      </div>
      <div class="body">
        <Pieces ordering={ordering} pairs={judged?.pairs ?? []} />
        <p class="verdict" role="status">
          {judged === null ? null : <Verdict judged={judged} />}
        </p>
      </div>
    </section>
  );
}

function Pieces({ ordering, pairs }: { ordering: Ordering; pairs: readonly WrongPair[] }): VNode {
  const { pieces, list } = ordering;
  return (
    <ol class="pieces" ref={list} data-keys="order">
      {pieces.flatMap((piece, at) => {
        const row = <Row key={piece.id} piece={piece} at={at} ordering={ordering} />;
        const pair = pairs.find((one) => one.at === at);
        if (pair === undefined) return [row];
        return [row, <Edge key={`edge ${piece.id}`} pair={pair} pieces={pieces} />];
      })}
    </ol>
  );
}

function Row(row: { piece: Piece; at: number; ordering: Ordering }): VNode {
  const { piece, at, ordering } = row;
  const { pieces, held, move, onKey, onHold } = ordering;
  const text = piece.text === "" ? "(an empty line)" : showText(piece.text);
  return (
    <li class={held === at ? "piece held" : "piece"}>
      <button
        type="button"
        class="grip"
        data-piece={piece.id}
        aria-label={`${text}, place ${at + 1} of ${pieces.length}; arrow keys move it`}
        onKeyDown={(event) => onKey(event, at)}
        onPointerDown={(event) => onHold(event, at)}
      >
        <span aria-hidden="true" class="dots">
          ⠿
        </span>
        <code>{text}</code>
      </button>
      <button
        type="button"
        class="nudge"
        aria-label={`Move ${text} up`}
        disabled={at === 0}
        onClick={() => move(at, -1)}
      >
        ↑
      </button>
      <button
        type="button"
        class="nudge"
        aria-label={`Move ${text} down`}
        disabled={at === pieces.length - 1}
        onClick={() => move(at, 1)}
      >
        ↓
      </button>
    </li>
  );
}

/** Between two lines that are the wrong way round. */
function Edge({ pair, pieces }: { pair: WrongPair; pieces: readonly Piece[] }): VNode {
  const { at, race, rule } = pair;
  const [mine, other] = [pieces[at]?.text ?? "", pieces[at + 1]?.text ?? ""];
  return (
    <li class={race ? "edge race" : "edge"}>
      <span aria-hidden="true">{race ? "⇅" : "✗"}</span>
      <p class="fine">
        <code>{showText(other)}</code> {race ? "came" : "comes"} before{" "}
        <code>{showText(mine)}</code>. {race ? "Your way round is possible too. " : ""}
        {rule === null ? null : <Said text={rule.says} />}
        {rule === null ? null : (
          <>
            {" "}
            <code>{rule.name}</code>
          </>
        )}
      </p>
    </li>
  );
}

function Verdict({ judged: { verdict } }: { judged: Judged }): VNode {
  switch (verdict) {
    case "exact":
      return <b class="good">Exact: it printed what you said.</b>;
    case "possible":
      return <b>Possible: this race can also print your order, but this run did not.</b>;
    case "impossible":
      return <b class="bad">Impossible: no run can print that.</b>;
    case "unseen":
      return <b class="bad">Not seen: no run printed this order.</b>;
  }
}
