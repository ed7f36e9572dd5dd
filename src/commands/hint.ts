import type { Command } from "commander";
import type { Challenge, Hint } from "../catalog/challenge.ts";
import { chooseHint } from "../catalog/choose-hint.ts";
import { findChallenge } from "../catalog/find-challenge.ts";
import { findRequirement } from "../catalog/find-requirement.ts";
import { loadHints } from "../catalog/io/load-hints.ts";
import { TrainerError } from "../errors.ts";
import { renderHint } from "../ui/render-hint.ts";
import type { Context, ExitCode } from "./context.ts";
import { addExamples, addWorkspaceOption } from "./options.ts";
import { loadState, recordEvent } from "./state.ts";
import type { State, WorkspaceOption } from "./state.ts";

interface HintOptions extends WorkspaceOption {
  requirement?: string;
  all?: boolean;
}

/** `trainer hint`: one step at a time, from a pointer to nearly the answer. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  command
    .argument("<slug>", "The challenge.")
    .option("--requirement <id>", "A hint for this requirement (default: the first one not met).")
    .option("--all", "All steps at once: of the named requirement, or of every one.");
  addWorkspaceOption(command).action((slug: string, options: HintOptions) =>
    finish(hint(slug, options, context)),
  );
  addExamples(
    command,
    "trainer hint event-emitter",
    "trainer hint event-emitter --requirement once --all",
  );
}

function hint(slug: string, options: HintOptions, context: Context): ExitCode {
  const state = loadState(context, options);
  const challenge = findChallenge(state.catalog, slug);
  const { requirement } = options;
  if (requirement !== undefined) findRequirement(challenge, requirement);
  const hints = loadHints(context.packageRoot, slug);
  if (options.all === true) {
    const wanted = hints.filter(
      (one) => requirement === undefined || one.requirement === requirement,
    );
    for (const one of wanted) show(one, { challenge, hints, context, next: [] });
    return record(wanted, { slug, state, context });
  }
  const own = state.progress.challenges.get(slug);
  const { outcomes = {}, hints: shown = {} } = own ?? {};
  const met = Object.keys(outcomes).filter((id) => outcomes[id] === "met");
  const choice = chooseHint({ challenge, hints, requirement, met, shown });
  if (choice === null) {
    throw new TrainerError("NO_HINT", `There is no hint for \`${slug}\`.`, {
      hint: `Type \`trainer show ${slug}\` to read the brief again.`,
    });
  }
  if (choice.again)
    context.note("All hints for this requirement were shown; this is the last one.\n");
  const more = `trainer hint ${slug} --requirement ${choice.requirement.id}`;
  const next = choice.hint.step < choice.steps ? [more] : [`trainer test ${slug}`];
  show(choice.hint, { challenge, hints, context, next });
  return record(choice.again ? [] : [choice.hint], { slug, state, context });
}

interface Page {
  challenge: Challenge;
  hints: readonly Hint[];
  context: Context;
  next: string[];
}

function show(one: Hint, { challenge, hints, context, next }: Page): void {
  const requirement = findRequirement(challenge, one.requirement);
  const steps = hints.filter((other) => other.requirement === one.requirement).length;
  context.out(renderHint({ requirement, hint: one, steps, next }, context));
}

function record(shown: Hint[], at: { slug: string; state: State; context: Context }): ExitCode {
  const stamp = { kind: "hinted" as const, at: at.context.now().toISOString(), slug: at.slug };
  for (const { requirement, step } of shown) recordEvent(at.state, { ...stamp, requirement, step });
  return 0;
}
