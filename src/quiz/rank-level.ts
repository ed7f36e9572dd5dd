import type { CardBase } from "./card/card-base.ts";

const LEVELS = ["warm-up", "core", "advanced", "expert"];

/** The place of a card's level among all, the easiest one first. */
export function rankLevel({ level }: Pick<CardBase, "level">): number {
  return LEVELS.indexOf(level);
}
