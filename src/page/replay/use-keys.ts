import { useEffect } from "preact/hooks";
import type { Player } from "./use-replay.ts";

/** Steps with the arrow keys, wherever one is but in what has keys of its own. */
export function useKeys(player: Player | null): void {
  useEffect(() => {
    if (player === null) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.altKey || event.ctrlKey || event.metaKey || hasOwnKeys(event.target)) return;
      const move = findMove(event.key, player);
      if (move === null) return;
      event.preventDefault();
      move();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
}

function hasOwnKeys(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, [data-keys]") !== null;
}

function findMove(key: string, { at, steps, goTo, setPlaying }: Player): (() => void) | null {
  const go = (to: number) => () => {
    setPlaying(false);
    goTo(to);
  };
  switch (key) {
    case "ArrowRight":
      return go(at + 1);
    case "ArrowLeft":
      return go(at - 1);
    case "Home":
      return go(0);
    case "End":
      return go(steps.length - 1);
    default:
      return null;
  }
}
