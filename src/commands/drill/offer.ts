import { DRILL_KINDS, chooseAmong } from "../../drill/choose-drill.ts";
import type { DrillChoice, DrillFacts } from "../../drill/choose-drill.ts";

/** A drill that is worth doing now, and what to type for it. */
export interface DrillOffer extends DrillChoice {
  command: string[];
}

/** The drill that the learner needs most, or `null` when there is nothing to drill yet. */
export function offerDrill(facts: DrillFacts): DrillOffer | null {
  const choice = chooseAmong(DRILL_KINDS, facts);
  return choice === null ? null : { ...choice, command: ["drill", choice.drill, choice.slug] };
}
