import type { Command } from "commander";
import { findChallenge } from "../catalog/find-challenge.ts";
import { loadCatalog } from "../catalog/io/load-catalog.ts";
import { locateChallenge } from "../catalog/challenge-paths.ts";
import { TrainerError } from "../errors.ts";
import { explainInstallFault } from "../install-fault.ts";
import { openJudge } from "../judge/io/session.ts";
import { renderChecks } from "../ui/render-checks.ts";
import type { Check } from "../ui/render-checks.ts";
import { startSpinner } from "../ui/spinner.ts";
import { chooseEditor } from "../workspace/choose-editor.ts";
import { probeFolder } from "../workspace/io/probe-folder.ts";
import type { Context, ExitCode } from "./context.ts";
import { printJson } from "./json.ts";
import { addExamples, addJsonOption, addWorkspaceOption } from "./options.ts";
import { loadState } from "./state.ts";
import type { WorkspaceOption } from "./state.ts";

interface DoctorOptions extends WorkspaceOption {
  json?: boolean;
}

/** The challenge whose reference proves that judging works here. */
const SLUG = "event-emitter";

/** `trainer doctor`: checks that this machine can judge. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  addWorkspaceOption(addJsonOption(command)).action(async (options: DoctorOptions) =>
    finish(await examine(options, context)),
  );
  addExamples(command, "trainer doctor", "trainer doctor --json");
}

async function examine(options: DoctorOptions, context: Context): Promise<ExitCode> {
  const { style, note, terminal } = context;
  const text = "Judging a known solution";
  const spinner = startSpinner({ text, style, interactive: terminal.interactive, note });
  const judging = await checkJudge(context)
    .catch((error: unknown) => [tellFailure(error)])
    .finally(() => spinner.stop());
  if (context.signal.aborted) return 130;
  const checks = [
    checkNode(),
    checkContent(context),
    checkWorkspace(options, context),
    ...judging,
    checkEditor(options, context),
  ];
  const healthy = checks.every(({ level }) => level !== "bad");
  if (options.json === true) printJson(context, { healthy, version: context.version, checks });
  else context.out(renderChecks(checks, context));
  return healthy ? 0 : 2;
}

function checkNode(): Check {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const fits = major > 22 || (major === 22 && minor >= 13) || (major === 20 && minor >= 19);
  const says = `Node ${process.versions.node} on ${process.platform} ${process.arch}`;
  return fits
    ? { name: "node", level: "good", says }
    : { name: "node", level: "bad", says, hint: "Install Node 20.19 or later." };
}

function checkContent({ packageRoot }: Context): Check {
  const { challenges, faults } = loadCatalog(packageRoot);
  const says = `${challenges.length} challenges, ${faults.length} unreadable`;
  if (faults.length === 0 && challenges.length > 0) return { name: "content", level: "good", says };
  const hint = "Reinstall trainer: some of its files are damaged.";
  return { name: "content", level: "bad", says, hint };
}

function checkWorkspace(options: DoctorOptions, context: Context): Check {
  const { workspace } = loadState(context, options, { makes: true });
  if (!workspace.exists && (workspace.origin === "flag" || workspace.origin === "environment")) {
    const hint = `Check the path, or type \`trainer start --workspace ${workspace.folder}\` to make it.`;
    return { name: "workspace", level: "bad", says: `There is no ${workspace.folder}.`, hint };
  }
  const trouble = probeFolder(workspace.folder);
  const from = { flag: "--workspace", environment: "TRAINER_WORKSPACE", found: "", default: "" };
  const origin = from[workspace.origin];
  const because = origin === "" ? "" : ` (named by ${origin})`;
  const says = `${workspace.folder}${because}${workspace.exists ? "" : " (made on first use)"}`;
  if (trouble === null) return { name: "workspace", level: "good", says };
  const hint = "Use `--workspace` or TRAINER_WORKSPACE to choose a writable folder.";
  return { name: "workspace", level: "bad", says: trouble, hint };
}

/** The real thing: the reference must be solved and its types checked. */
async function checkJudge({ packageRoot, cwd, signal }: Context): Promise<Check[]> {
  const challenge = findChallenge(loadCatalog(packageRoot), SLUG);
  const { solution } = locateChallenge(packageRoot, SLUG);
  const session = openJudge({ challenge, packageRoot, cwd });
  const how = { scope: { kind: "plain" }, sandbox: true, types: true, signal } as const;
  const { verdict } = await session.judge(solution, how);
  const hint =
    "Install trainer again, and check that the folder for temporary files can be written.";
  const judged = verdict.status === "solved";
  const typed = verdict.types.status === "ok";
  return [
    judged
      ? {
          name: "judge",
          level: "good",
          says: `the reference solution passes (${verdict.durationMs} ms)`,
        }
      : {
          name: "judge",
          level: "bad",
          says: verdict.message ?? "the reference solution does not pass",
          hint,
        },
    typed
      ? { name: "types", level: "good", says: "the type check works" }
      : {
          name: "types",
          level: "warn",
          says: "the type check does not work; solutions are judged without it",
        },
  ];
}

/** A part of the installation or of the machine that keeps the judge from starting. */
function tellFailure(error: unknown): Check {
  const known = error instanceof TrainerError ? error : explainInstallFault(error);
  if (known === null) throw error;
  const { message: says, hint } = known;
  return { name: "judge", level: "bad", says, ...(hint === undefined ? {} : { hint }) };
}

function checkEditor(options: DoctorOptions, context: Context): Check {
  const { progress } = loadState(context, options, { makes: true });
  const editor = chooseEditor({
    env: context.env,
    remembered: progress.editor,
    platform: context.platform,
  });
  if (editor !== null)
    return { name: "editor", level: "good", says: `${editor.command} (${editor.origin})` };
  return {
    name: "editor",
    level: "warn",
    says: "not configured; `trainer new --open` asks once",
  };
}
