import { judgeText } from "../../../judge/io/judge-text.ts";
import { digestJudge, digestSources } from "../../../judge/io/digest-judge.ts";
import { openKnownRuns } from "../../../judge/io/known-runs.ts";
import { openJudge } from "../../../judge/io/session.ts";
import { planMistake } from "../../../judge/plan-runs.ts";
import type { PlannedRun } from "../../../judge/plan-runs.ts";
import type { Verdict } from "../../../judge/verdict.ts";
import type { MistakeFile } from "../../../catalog/parse-mistake-file.ts";
import { runSideBySide } from "../../../process/run-side-by-side.ts";
import { countNoun } from "../../../ui/text/count-noun.ts";
import { startSpinner } from "../../../ui/spinner.ts";
import type { Context } from "../../context.ts";
import type { OpenBank } from "./bank.ts";

/** A mistake and what the judge says of its program. */
export interface JudgedMistake {
  mistake: MistakeFile;
  verdict: Verdict;
}

/**
 * Judges mistakes, all stages of each; what `dev check` knows is not run again, and an edit that does
 * not fit is left out.
 */
export async function judgeMistakes(
  mistakes: readonly MistakeFile[],
  bank: OpenBank,
  context: Context,
): Promise<JudgedMistake[]> {
  const { packageRoot, cwd, signal, style, note, terminal } = context;
  const { challenge } = bank;
  const { slug } = challenge;
  const judgeName = digestJudge(packageRoot, challenge, digestSources(packageRoot));
  const known = openKnownRuns(packageRoot, challenge, judgeName);
  const verdicts = new Map<MistakeFile, Verdict>();
  const fresh: { mistake: MistakeFile; run: PlannedRun }[] = [];
  for (const mistake of mistakes) {
    const run = planMistake(mistake, bank);
    const verdict = run === null ? undefined : known.find(run);
    if (verdict !== undefined) verdicts.set(mistake, verdict);
    else if (run !== null) fresh.push({ mistake, run });
  }
  if (fresh.length > 0) {
    const session = openJudge({ challenge, packageRoot, cwd });
    const text = `Judging ${countNoun(fresh.length, "program")}`;
    const spinner = startSpinner({ text, style, interactive: terminal.interactive, note });
    const judge = async ({ mistake, run }: (typeof fresh)[number]): Promise<void> => {
      const { scope, sandbox, types } = run;
      const options = { scope, sandbox, types, signal };
      const { verdict } = await judgeText(session, { ...run, slug }, options);
      verdicts.set(mistake, verdict);
    };
    await runSideBySide(fresh, judge, { signal }).finally(() => spinner.stop());
  }
  return mistakes.flatMap((mistake) => {
    const verdict = verdicts.get(mistake);
    return verdict === undefined ? [] : [{ mistake, verdict }];
  });
}
