import type { Challenge } from "../../catalog/challenge.ts";
import type { Scope } from "../../judge/attempt-request.ts";
import { openJudge } from "../../judge/io/session.ts";
import type { Judged } from "../../judge/io/session.ts";
import { startSpinner } from "../../ui/spinner.ts";
import type { Context } from "../context.ts";
import type { State } from "../state.ts";
import { recordAttempt } from "./record-attempt.ts";

/** One file to judge. */
interface Wanted {
  challenge: Challenge;
  /** Absolute. */
  file: string;
  scope: Scope;
  sandbox: boolean;
}

/** What is judged with, and where it is written down. */
interface Surroundings {
  state: State;
  context: Context;
}

/**
 * Judges a learner's file once, with a sign of progress, and writes the attempt into the journal. A
 * journal that cannot be written is noted; the verdict stands.
 */
export async function judgeOnce(wanted: Wanted, { state, context }: Surroundings): Promise<Judged> {
  const { challenge, file, scope, sandbox } = wanted;
  const { packageRoot, cwd, signal, style, note, terminal } = context;
  const session = openJudge({ challenge, packageRoot, cwd, workspace: state.workspace.folder });
  const text = `Testing ${challenge.slug}`;
  const spinner = startSpinner({ text, style, interactive: terminal.interactive, note });
  try {
    const judged = await session.judge(file, { scope, sandbox, types: true, signal });
    if (!signal.aborted) recordAttempt(judged, { file, scope }, { state, context });
    return judged;
  } finally {
    spinner.stop();
  }
}
