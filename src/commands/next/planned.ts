import type { PlanItem } from "../../plan/plan.ts";
import { renderNextItem } from "../../ui/render-today.ts";
import type { Context, ExitCode } from "../context.ts";
import { describeChallenge, printJson } from "../json.ts";
import type { State } from "../state.ts";
import { loadToday } from "../today/load-today.ts";

/** The first thing of today that is left by the plan; `null` when nothing is. */
export function findItem(state: State, context: Context): PlanItem | null {
  return loadToday(state, context)?.items[0] ?? null;
}

/** Says what the plan holds next. */
export function sayItem(
  item: PlanItem,
  { catalog, progress }: State,
  { options, context }: { options: { json?: boolean }; context: Context },
): ExitCode {
  if (options.json === true) {
    const challenge = catalog.challenges.find(({ slug }) => slug === item.slug);
    const described = challenge === undefined ? null : describeChallenge(challenge, progress);
    printJson(context, { challenge: described, item, drill: null });
  } else context.out(renderNextItem(item, context));
  return 0;
}
