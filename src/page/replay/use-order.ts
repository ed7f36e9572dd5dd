import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Piece } from "./judge-order.ts";

/** Lines that are put in order by dragging, by keys or by buttons. */
export interface Ordering {
  pieces: readonly Piece[];
  list: RefObject<HTMLOListElement | null>;
  /** The place that is held by the pointer. */
  held: number | null;
  /** Moves the line at a place up or down, and keeps the focus on it. */
  move: (at: number, by: number) => void;
  onKey: (event: KeyboardEvent, at: number) => void;
  onHold: (event: PointerEvent, at: number) => void;
}

/** Holds lines in the order in which they are put; `changed` is called at each move. */
export function useOrder(initial: readonly Piece[], changed: () => void): Ordering {
  const [pieces, setPieces] = useState(initial);
  const [held, setHeld] = useState<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => setPieces(initial), [initial]);
  const put = (from: number, to: number): void => {
    if (to < 0 || to >= pieces.length || to === from) return;
    const moved = [...pieces];
    moved.splice(to, 0, ...moved.splice(from, 1));
    setPieces(moved);
    changed();
  };
  const move = (at: number, by: number): void => {
    put(at, at + by);
    const id = pieces[at]?.id;
    requestAnimationFrame(() => focusPiece(list.current, id));
  };
  usePointer(held !== null, {
    onMove: ({ clientY }) => {
      const to = findPlace(list.current, clientY);
      if (held === null || to === -1 || to === held) return;
      put(held, to);
      setHeld(to);
    },
    onEnd: () => setHeld(null),
  });
  const onKey = (event: KeyboardEvent, at: number): void => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (by === 0) return;
    event.preventDefault();
    move(at, by);
  };
  const onHold = (event: PointerEvent, at: number): void => {
    if (event.button === 0) setHeld(at);
  };
  return { pieces, list, held, move, onKey, onHold };
}

/** Follows the pointer over the whole page while something is held. */
function usePointer(
  isHeld: boolean,
  { onMove, onEnd }: { onMove: (event: PointerEvent) => void; onEnd: () => void },
): void {
  useEffect(() => {
    if (!isHeld) return undefined;
    document.addEventListener("pointermove", onMove);
    document.addEventListener("pointerup", onEnd);
    document.addEventListener("pointercancel", onEnd);
    return () => {
      document.removeEventListener("pointermove", onMove);
      document.removeEventListener("pointerup", onEnd);
      document.removeEventListener("pointercancel", onEnd);
    };
  });
}

function focusPiece(list: HTMLOListElement | null, id: number | undefined): void {
  list?.querySelector<HTMLElement>(`[data-piece="${id}"]`)?.focus();
}

/** The row under the pointer. */
function findPlace(list: HTMLOListElement | null, y: number): number {
  const rows = [...(list?.querySelectorAll("li.piece") ?? [])];
  return rows.findIndex((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    return y >= top && y <= bottom;
  });
}
