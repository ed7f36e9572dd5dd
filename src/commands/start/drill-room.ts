import { DRILL_KINDS, chooseAmong } from "../../drill/choose-drill.ts";
import { findRepair } from "../drill/find-repair.ts";
import { loadState } from "../state.ts";
import type { State } from "../state.ts";
import type { Entry } from "./entry.ts";
import { askThen, runWords } from "./home.ts";
import type { End, Home } from "./home.ts";
import type { DrillMove } from "./home-move.ts";

/** Does a drill, then offers what follows from it: to check what was planted or written, and another one. */
export async function openDrill(move: DrillMove, home: Home): Promise<End> {
  let doing = move;
  for (;;) {
    if ((await runWords(doing.words, home)) === "left") return "home";
    const then = await askThen(listFollowing(doing, home), home);
    if (typeof then === "string") return then;
    doing = then;
  }
}

/** The challenge of the repair that is worked on; `null` when there is none. */
export function findRepaired(state: State, now: Date): string | null {
  const slugs = [...state.progress.challenges.keys()];
  return findRepair(state, slugs, now)?.head.id.slug ?? null;
}

function listFollowing({ drill, slug }: DrillMove, home: Home): Entry<DrillMove>[] {
  const state = loadState(home.context, home.options);
  const now = home.context.now();
  const repair = findRepaired(state, now);
  const again: Entry<DrillMove>[] = [
    ...(repair === null ? [] : [enter("Check your repair", "repair", repair, "--check")]),
    ...(drill === "tests" ? [enter("Run your tests", "tests", slug)] : []),
  ];
  // What is open goes on; a new one of its kind would be one more of the same.
  const others = DRILL_KINDS.filter(
    (kind) => !(kind === "repair" && repair !== null) && !(kind === "tests" && drill === kind),
  );
  const choice = chooseAmong(others, { ...state, now });
  if (choice === null) return again;
  const name = `Another drill: ${choice.drill} of ${choice.slug}`;
  return [...again, enter(name, choice.drill, choice.slug)];
}

function enter(
  name: string,
  drill: DrillMove["drill"],
  ...rest: [slug: string, ...options: string[]]
): Entry<DrillMove> {
  const words = ["drill", drill, ...rest];
  return { name, words, value: { drill, slug: rest[0], words } };
}
