import type { Command } from "commander";
import type { Challenge, Hint } from "../catalog/challenge.ts";
import { START, chooseHint, nameSubject } from "../catalog/choose-hint.ts";
import { findChallenge } from "../catalog/find-challenge.ts";
import { findRequirement } from "../catalog/find-requirement.ts";
import { loadHints } from "../catalog/io/load-hints.ts";
import { countUnlocked } from "../catalog/stages.ts";
import { TrainerError } from "../errors.ts";
import type { ChallengeProgress } from "../progress/event.ts";
import { renderHint } from "../ui/render-hint.ts";
import type { Context, ExitCode } from "./context.ts";
import { explainLocked } from "./explain-locked.ts";
import { nameWork } from "./next-commands.ts";
import { addExamples, addWorkspaceOption } from "./options.ts";
import { loadState, recordDone } from "./state.ts";
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
    .option("--all", "Show every step at once, for one requirement or for all of them.");
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
  const { requirement: asked } = options;
  const hints = loadHints(context.packageRoot, slug);
  const own = state.progress.challenges.get(slug);
  const unlocked = countUnlocked(challenge, own);
  if (asked !== undefined && asked !== START) rejectLocked(asked, challenge, own);
  if (options.all === true) {
    const wanted = listOpen(hints, challenge, unlocked).filter(
      ({ requirement }) => asked === undefined || requirement === asked,
    );
    for (const one of wanted) show(one, { challenge, hints, context, next: [] });
    return record(wanted, { slug, state, context });
  }
  const { attempts = 0, outcomes = {}, hints: shown = {} } = own ?? {};
  const met = Object.keys(outcomes).filter((id) => outcomes[id] === "met");
  const choice = chooseHint({ challenge, hints, asked, unlocked, attempts, met, shown });
  if (choice === null) {
    throw new TrainerError("NO_HINT", `There is no hint for \`${slug}\`.`, {
      hint: `Run \`trainer show ${slug}\` to read the brief again.`,
    });
  }
  if (choice.again)
    context.note("You have seen every hint for this requirement; here is the last one again.\n");
  const more = `trainer hint ${slug} --requirement ${choice.subject}`;
  const next = [...(choice.hint.step < choice.steps ? [more] : []), nameWork(slug, own)];
  show(choice.hint, { challenge, hints, context, next });
  return record(choice.again ? [] : [choice.hint], { slug, state, context });
}

/** Hints of a stage that is not open yet would tell what it asks. */
function rejectLocked(
  asked: string,
  challenge: Challenge,
  own: ChallengeProgress | undefined,
): void {
  const { stage } = findRequirement(challenge, asked);
  const unlocked = countUnlocked(challenge, own);
  const work = nameWork(challenge.slug, own);
  if (stage > unlocked) throw explainLocked(asked, { work, stage, unlocked });
}

function listOpen(hints: readonly Hint[], { requirements }: Challenge, unlocked: number): Hint[] {
  const locked = new Set(requirements.filter(({ stage }) => stage > unlocked).map(({ id }) => id));
  return hints.filter(({ requirement }) => !locked.has(requirement));
}

interface Page {
  challenge: Challenge;
  hints: readonly Hint[];
  context: Context;
  next: string[];
}

function show(one: Hint, { challenge, hints, context, next }: Page): void {
  const title = nameSubject(challenge, one.requirement);
  const steps = hints.filter((other) => other.requirement === one.requirement).length;
  context.out(renderHint({ title, hint: one, steps, next }, context));
}

function record(shown: Hint[], at: { slug: string; state: State; context: Context }): ExitCode {
  const stamp = { kind: "hinted" as const, at: at.context.now().toISOString(), slug: at.slug };
  for (const { requirement, step } of shown) {
    recordDone(at.state, { ...stamp, requirement, step }, at.context);
  }
  return 0;
}
