import type { Challenge } from "../../catalog/challenge.ts";
import { findRequirement } from "../../catalog/find-requirement.ts";
import { loadTests } from "../../catalog/io/load-tests.ts";
import { countUnlocked } from "../../catalog/stages.ts";
import { TrainerError } from "../../errors.ts";
import type { Scope } from "../../judge/attempt-request.ts";
import type { Verdict } from "../../judge/verdict.ts";
import type { Context } from "../context.ts";
import { explainLocked } from "../explain-locked.ts";
import type { State } from "../state.ts";
import type { TestOptions } from "./test-options.ts";

/** What a scope is chosen for. */
interface Subject {
  challenge: Challenge;
  state: Pick<State, "progress">;
  context: Pick<Context, "packageRoot">;
}

/**
 * The part of the suite that was asked for.
 *
 * @throws TrainerError `UNKNOWN_STAGE`, `UNKNOWN_REQUIREMENT`, or `STAGE_LOCKED` when it is not open yet.
 */
export function chooseScope(
  { only, stage, allStages }: Pick<TestOptions, "only" | "stage" | "allStages">,
  subject: Subject,
): Scope {
  const { slug, stages } = subject.challenge;
  if (only !== undefined) return { kind: "only", tests: findAsked(only, subject) };
  if (stage !== undefined) {
    if (stage <= stages.length) return { kind: "stage", n: stage };
    throw new TrainerError("UNKNOWN_STAGE", `\`${slug}\` has no stage ${stage}.`, {
      hint: `Use a number from 1 to ${stages.length}.`,
    });
  }
  return allStages === true ? { kind: "all" } : { kind: "plain" };
}

/** Whether everything that was asked for is met. */
export function isAskedMet({ status, stages, requirements }: Verdict, scope: Scope): boolean {
  if (status === "broken") return false;
  switch (scope.kind) {
    case "plain":
    case "all":
      return status === "solved";
    case "stage":
      return stages.some(({ n, status: came }) => n === scope.n && came === "green");
    case "only": {
      const asked = new Set(scope.tests.map(({ requirement }) => requirement));
      return requirements.every(({ id, outcome }) => !asked.has(id) || outcome === "met");
    }
  }
}

/** The tests of a requirement, or all that judge a rule in the stages that are open. */
function findAsked(only: string, { challenge, state, context }: Subject): SuiteTests {
  const { slug } = challenge;
  const tests = loadTests(context.packageRoot, challenge);
  const isRule = tests.some(({ rule }) => rule === only);
  const id = isRule ? null : findRequirement(challenge, only).id;
  const asked = tests.filter(({ rule, requirement }) => rule === only || requirement === id);
  const unlocked = countUnlocked(challenge, state.progress.challenges.get(slug));
  const open = asked.filter(({ stage }) => stage <= unlocked);
  if (open.length > 0) return open;
  const stage = Math.min(...asked.map((test) => test.stage));
  throw explainLocked(only, { slug, stage, unlocked });
}

type SuiteTests = ReturnType<typeof loadTests>;
