import { chooseDrill } from "../../drill/choose-drill.ts";
import type { DrillChoice } from "../../drill/choose-drill.ts";
import type { State } from "../state.ts";

type DrillFacts = Pick<State, "catalog" | "progress">;

/** A drill that is worth doing now, and what to type for it. */
export interface DrillOffer extends DrillChoice {
  command: string[];
}

/** The drill that the learner needs most, or `null` when there is nothing to drill yet. */
export function offerDrill({ catalog, progress }: DrillFacts, now: Date): DrillOffer | null {
  const choice = chooseDrill(catalog, progress, now);
  return choice === null ? null : { ...choice, command: ["drill", choice.drill, choice.slug] };
}
