import { useLayoutEffect } from "preact/hooks";
import type { Player } from "./use-replay.ts";

/** Steps with the arrow keys, wherever one is but in what has keys of its own. */
export function useKeys(player: Player | null): void {
  useLayoutEffect(() => {
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

function findMove(key: string, { steps, goTo, goBy, setPlaying }: Player): (() => void) | null {
  const then = (go: () => void) => () => {
    setPlaying(false);
    go();
  };
  switch (key) {
    case "ArrowRight":
      return then(() => goBy(1));
    case "ArrowLeft":
      return then(() => goBy(-1));
    case "Home":
      return then(() => goTo(0));
    case "End":
      return then(() => goTo(steps.length - 1));
    default:
      return null;
  }
}
