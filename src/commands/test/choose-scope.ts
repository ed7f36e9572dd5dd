import type { Challenge } from "../../catalog/challenge.ts";
import { loadTests } from "../../catalog/io/load-tests.ts";
import { findNearestName } from "../../catalog/nearest-name.ts";
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
  const tests = loadTests(context.packageRoot, challenge);
  const unlocked = countUnlocked(challenge, state.progress.challenges.get(challenge.slug));
  const asked = tests.filter(({ rule, requirement }) => rule === only || requirement === only);
  const open = asked.filter(({ stage }) => stage <= unlocked);
  if (open.length > 0) return open;
  const there = describeOpen(tests, unlocked);
  if (asked.length === 0) throw explainUnknown(only, { challenge, tests, there });
  const stage = Math.min(...asked.map((test) => test.stage));
  const locked = explainLocked(only, { work: `trainer test ${challenge.slug}`, stage, unlocked });
  throw new TrainerError(locked.code, locked.message, { hint: `${locked.hint} ${there}` });
}

/** Says what may be asked for now. */
function describeOpen(tests: SuiteTests, unlocked: number): string {
  const open = tests.filter(({ stage }) => stage <= unlocked);
  const ids = [...new Set(open.map(({ requirement }) => requirement))];
  const rules = [...new Set(open.flatMap(({ rule }) => (rule === "" ? [] : [rule])))];
  const byNumber = rules.toSorted((one, other) =>
    one.localeCompare(other, "en", { numeric: true }),
  );
  const stages = unlocked === 1 ? "Stage 1 has" : `Stages 1 to ${unlocked} have`;
  const ruled = rules.length === 0 ? "" : `; the rules are ${byNumber.join(", ")}`;
  return `${stages} the requirements ${ids.join(", ")}${ruled}.`;
}

function explainUnknown(
  only: string,
  { challenge, tests, there }: { challenge: Challenge; tests: SuiteTests; there: string },
): TrainerError {
  const names = tests.flatMap(({ requirement, rule }) => [requirement, rule]);
  const nearest = findNearestName([...new Set(names)], only);
  const meant = nearest === null ? "" : `Did you mean \`${nearest}\`? `;
  const message = `\`${challenge.slug}\` has no requirement or rule \`${only}\`.`;
  return new TrainerError("UNKNOWN_REQUIREMENT", message, { hint: `${meant}${there}` });
}

type SuiteTests = ReturnType<typeof loadTests>;
