import type { Challenge } from "../../catalog/challenge.ts";
import { findChallenge } from "../../catalog/find-challenge.ts";
import { loadBank } from "../../catalog/io/load-bank.ts";
import { loadCatalog } from "../../catalog/io/load-catalog.ts";
import { loadSurvivors } from "../../catalog/io/load-survivors.ts";
import { judgeText } from "../../judge/io/judge-text.ts";
import { makeMutants } from "../../judge/io/make-mutants.ts";
import { runSideBySide } from "../../process/run-side-by-side.ts";
import { openJudge } from "../../judge/io/session.ts";
import type { JudgeSession } from "../../judge/io/session.ts";
import { countMutant, measureMutation, openMutation } from "../../judge/mutation.ts";
import type { EqualMutants, MutationRow } from "../../judge/mutation.ts";
import { renderMutation } from "../../ui/render-mutation.ts";
import { startSpinner } from "../../ui/spinner.ts";
import type { Context, ExitCode } from "../context.ts";
import { printJson } from "../json.ts";

/** What `dev mutation` was given. */
export interface MutationOptions {
  /** How many mutants of each challenge, or of each proof. */
  count?: number;
  /** The proofs of cards. */
  cards?: boolean;
  /** Whether the proofs that can fail go on record. */
  record?: boolean;
  json?: boolean;
}

/** One mutant to judge. */
interface Job {
  slug: string;
  name: string;
  line: number;
  text: string;
  session: JudgeSession;
  equal: EqualMutants;
  row: MutationRow;
}

const COUNT = 120;

/** The least part of the mutants that the tests must tell from a right solution. */
const LEAST_KILLED = 0.95;

/**
 * Puts small faults into the reference and one right form of each challenge, and counts how many of
 * them the hidden tests notice. Exits with 1 if they are too few anywhere.
 */
export async function mutate(
  slugs: readonly string[],
  { count = COUNT, json }: MutationOptions,
  context: Context,
): Promise<ExitCode> {
  const { packageRoot, style, note, terminal, signal } = context;
  const catalog = loadCatalog(packageRoot);
  const chosen =
    slugs.length === 0 ? catalog.challenges : slugs.map((slug) => findChallenge(catalog, slug));
  const jobs = chosen.flatMap((challenge) => plan(challenge, count, context));
  const says = (done: number): string => `Judging mutants: ${done} of ${jobs.length}`;
  const spinner = startSpinner({ text: says(0), style, interactive: terminal.interactive, note });
  let done = 0;
  const work = async (job: Job): Promise<void> => {
    await judgeMutant(job, signal);
    done += 1;
    if (terminal.interactive || done % 50 === 0) spinner.update(says(done));
  };
  await runSideBySide(jobs, work, { signal }).finally(() => spinner.stop());
  if (signal.aborted) return 130;
  const rows = [...new Set(jobs.map(({ row }) => row))];
  if (json === true) printJson(context, { challenges: rows });
  else
    context.out(
      renderMutation(
        rows.map((row) => ({ ...row, share: measureMutation(row) })),
        context,
      ),
    );
  return rows.every((row) => measureMutation(row) >= LEAST_KILLED) ? 0 : 1;
}

/** Half of the mutants are of the reference, half of the first right form that stands alone. */
function plan(challenge: Challenge, count: number, { packageRoot, cwd }: Context): Job[] {
  const { slug } = challenge;
  const { reference, forms } = loadBank(packageRoot, slug);
  const form = forms.find(({ over }) => over === null);
  const session = openJudge({ challenge, packageRoot, cwd });
  const fixed = { slug, session, equal: loadSurvivors(packageRoot, slug), row: openMutation(slug) };
  const ofReference = form === undefined ? count : Math.ceil(count / 2);
  return [
    ...makeMutants(reference, ofReference, slug).map(({ says, ...mutant }) => ({
      ...{ ...fixed, ...mutant, name: `solution: ${says}` },
    })),
    ...makeMutants(form?.text ?? "", count - ofReference, slug).map(({ says, ...mutant }) => ({
      ...{ ...fixed, ...mutant, name: `right/${form?.name ?? ""}: ${says}` },
    })),
  ];
}

async function judgeMutant(
  { slug, name, line, text, session, equal, row }: Job,
  signal: AbortSignal,
): Promise<void> {
  const how = { scope: { kind: "plain" }, sandbox: true, types: false, signal } as const;
  const { verdict } = await judgeText(session, { slug, text, language: "ts" }, how);
  if (!signal.aborted) countMutant(row, { name, line, verdict }, equal);
}
