import type { Style } from "../style.ts";
import type { SpokenAnswer } from "../../interview/debrief.ts";

/** How each kind of question is called, wherever a debrief is read. */
export const ABOUT_TITLES: Record<SpokenAnswer["about"], string> = {
  theory: "Theory",
  stage: "The next stage",
  twist: "A variation",
  "follow-up": "On your code",
};

/** How a question is left for a while: by a line nothing but Ctrl-C is heard. */
export function tellPause({ plain }: Style): string {
  return plain ? "Ctrl-C: leave" : "Esc: pause";
}

/** What it means that an answer held. */
export const HELD =
  "An answer held if at least half of the points that must be said were said; wrong claims count against it.";
