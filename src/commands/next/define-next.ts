import { findNext } from "../../catalog/next-challenge.ts";
import { findCurrent } from "../../catalog/stages.ts";
import { readPlan } from "../../plan/plan.ts";
import { renderNextChallenge } from "../../ui/render-next-challenge.ts";
import type { OptionCommand } from "../command.ts";
import type { Context, ExitCode } from "../context.ts";
import { offerDrill } from "../drill/offer.ts";
import { describeChallenge, printJson } from "../json.ts";
import type { findItem, sayItem } from "./planned.ts";
import { suggestCommands } from "../next-commands.ts";
import { addExamples, addJsonOption, addWorkspaceOption } from "../options.ts";
import { loadState } from "../state.ts";
import type { WorkspaceOption } from "../state.ts";

interface NextOptions extends WorkspaceOption {
  json?: boolean;
}

/** What says what is next where there is a plan. */
interface Planned {
  findItem: typeof findItem;
  sayItem: typeof sayItem;
}

/** Loads that, which is more than a program that starts fast can hold. */
type LoadPlanned = () => Promise<Planned>;

type Define = (command: OptionCommand, context: Context, finish: (code: ExitCode) => void) => void;

/** Defines `trainer next`, with a way to load what only a plan needs. */
export function defineNext(loadPlanned: LoadPlanned): Define {
  return (command, context, finish) => {
    addWorkspaceOption(addJsonOption(command)).action(async (options: NextOptions) =>
      finish(await sayNext(options, { context, loadPlanned })),
    );
    addExamples(command, "trainer next", "trainer next --json");
  };
}

async function sayNext(
  options: NextOptions,
  { context, loadPlanned }: { context: Context; loadPlanned: LoadPlanned },
): Promise<ExitCode> {
  const state = loadState(context, options);
  const { catalog, progress } = state;
  const planned = readPlan(progress) === null ? null : await loadPlanned();
  const item = planned?.findItem(state, context) ?? null;
  if (planned !== null && item !== null) return planned.sayItem(item, state, { options, context });
  const challenge = findNext(catalog, progress);
  const drill = offerDrill({ catalog, progress, now: context.now() });
  if (options.json === true) {
    printJson(context, {
      challenge: challenge === null ? null : describeChallenge(challenge, progress),
      item: null,
      drill,
    });
    return 0;
  }
  const own = progress.challenges.get(challenge?.slug ?? "");
  const status = own?.status ?? "new";
  const next =
    challenge === null
      ? ["trainer progress", "trainer list"]
      : [`trainer show ${challenge.slug}`, ...suggestCommands(challenge.slug, status)];
  const stage = challenge === null ? null : findCurrent(challenge, own);
  if (drill !== null) next.push(["trainer", ...drill.command].join(" "));
  const page = { challenge, started: status !== "new", stage, next };
  context.out(renderNextChallenge(page, context));
  return 0;
}
