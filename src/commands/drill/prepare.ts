import type { Challenge } from "../../catalog/challenge.ts";
import { loadDrillBank } from "../../catalog/io/load-mistakes.ts";
import { buildDrill } from "../../drill/build-drill.ts";
import type { BuiltDrill, DrillId } from "../../drill/build-drill.ts";
import { isCaught } from "../../drill/hold-drill.ts";
import { parseProgram } from "../../drill/io/parse-program.ts";
import { TrainerError } from "../../errors.ts";
import type { JudgeOptions } from "../../judge/attempt-request.ts";
import { judgeText } from "../../judge/io/judge-text.ts";
import { openJudge } from "../../judge/io/session.ts";
import type { Verdict } from "../../judge/verdict.ts";
import { explainStale } from "./desk.ts";
import { startSpinner } from "../../ui/spinner.ts";
import type { Context } from "../context.ts";

/** A drill whose mistakes are caught together, and the verdict that says so. */
export interface JudgedDrill {
  built: BuiltDrill;
  verdict: Verdict;
}

/** After so many draws that do not hold, the seed is given up. */
const MOST_DRAWS = 12;

/**
 * Draws by the seed until a drill holds: the judge still catches each of its mistakes, and solves the
 * program with the harmless changes alone. `null` when it was interrupted.
 *
 * @throws TrainerError `NO_DRILL` when the bank has nothing that fits, or no draw of this seed holds.
 */
export async function prepareDrill(
  challenge: Challenge,
  id: Omit<DrillId, "draw" | "slug">,
  context: Context,
): Promise<JudgedDrill | null> {
  const judge = openDrillJudge(challenge, context);
  const { style, note, terminal, signal } = context;
  const text = `Preparing a drill on ${challenge.slug}`;
  const spinner = startSpinner({ text, style, interactive: terminal.interactive, note });
  try {
    for (let draw = 1; draw <= MOST_DRAWS; draw += 1) {
      if (draw > 1) spinner.update(`${text}: draw ${draw}`);
      const built = judge.build({ ...id, draw });
      const verdict = await judge.hold(built);
      if (signal.aborted) return null;
      if (verdict !== null) return { built, verdict };
    }
  } finally {
    spinner.stop();
  }
  throw new TrainerError(
    "NO_DRILL",
    `No draw of the seed ${id.seed} holds for \`${challenge.slug}\`.`,
    {
      hint: "Leave out `--seed`, or use another one.",
    },
  );
}

/**
 * Makes the drill that was shown before, and judges it again. `null` when it was interrupted.
 *
 * @throws TrainerError `STALE_DRILL` when it is not the same any more.
 */
export async function repeatDrill(
  challenge: Challenge,
  { id, digest }: { id: Omit<DrillId, "slug">; digest: string },
  context: Context,
): Promise<JudgedDrill | null> {
  const judge = openDrillJudge(challenge, context);
  const { style, note, terminal, signal } = context;
  const text = `Judging the drill on ${challenge.slug}`;
  const spinner = startSpinner({ text, style, interactive: terminal.interactive, note });
  try {
    const built = judge.build(id);
    if (built.digest !== digest) throw explainStale(built.id);
    const verdict = await judge.judge(built.after);
    return signal.aborted ? null : { built, verdict };
  } finally {
    spinner.stop();
  }
}

/** Makes and judges the drills of one challenge. */
interface DrillJudge {
  build: (id: Omit<DrillId, "slug">) => BuiltDrill;
  /** The verdict of the planted program, or `null` when it does not hold. */
  hold: (built: BuiltDrill) => Promise<Verdict | null>;
  judge: (text: string) => Promise<Verdict>;
}

function openDrillJudge(challenge: Challenge, context: Context): DrillJudge {
  const { packageRoot, signal } = context;
  const { slug } = challenge;
  const bank = loadDrillBank(packageRoot, slug);
  const session = openJudge({ challenge, packageRoot, cwd: packageRoot });
  const options: JudgeOptions = { scope: { kind: "all" }, sandbox: true, types: false, signal };
  const judge = async (text: string): Promise<Verdict> => {
    const judged = await judgeText(session, { slug, text, language: "ts" }, options);
    return judged.verdict;
  };
  const build = (id: Omit<DrillId, "slug">): BuiltDrill => {
    const built = buildDrill(bank, { ...id, slug }, parseProgram);
    if (built !== null) return built;
    throw new TrainerError("NO_DRILL", `\`${slug}\` has no mistakes that fit together.`, {
      hint: "Install trainer again, or drill another challenge.",
    });
  };
  const hold = async ({ mistakes, after, harmless }: BuiltDrill): Promise<Verdict | null> => {
    const [planted, plain] = await Promise.all([
      judge(after),
      harmless === null ? null : judge(harmless),
    ]);
    const isHarmless = plain === null || plain.status === "solved";
    return isHarmless && isCaught(mistakes, planted) ? planted : null;
  };
  return { build, hold, judge };
}
