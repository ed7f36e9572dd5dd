import { extname, relative } from "node:path";
import type { Command } from "commander";
import { findChallenge } from "../catalog/find-challenge.ts";
import { loadStarter } from "../catalog/io/load-starter.ts";
import { renderNext } from "../ui/command-list.ts";
import { findLatestBackup } from "../workspace/io/find-latest-backup.ts";
import { listSolutions } from "../workspace/io/list-solutions.ts";
import { locateSolution } from "../workspace/io/locate-solution.ts";
import { scaffold } from "../workspace/io/scaffold.ts";
import { nameFile } from "../workspace/workspace-paths.ts";
import type { Context, ExitCode } from "./context.ts";
import { printJson } from "./json.ts";
import { addExamples, addJsonOption, addWorkspaceOption } from "./options.ts";
import { loadState, recordDone } from "./state.ts";
import type { WorkspaceOption } from "./state.ts";

interface ResetOptions extends WorkspaceOption {
  json?: boolean;
}

/** `trainer reset`: a fresh starter; the learner's file is kept as a numbered backup. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  command.argument("<slug>", "The challenge.");
  addWorkspaceOption(addJsonOption(command)).action((slug: string, options: ResetOptions) =>
    finish(reset(slug, options, context)),
  );
  addExamples(command, "trainer reset event-emitter");
}

function reset(slug: string, options: ResetOptions, context: Context): ExitCode {
  const state = loadState(context, options);
  findChallenge(state.catalog, slug);
  const workspace = state.workspace.folder;
  const old = findOld(workspace, slug, context);
  const language = extname(old).endsWith("js") ? "js" : "ts";
  const text = loadStarter(context.packageRoot, slug, language);
  const done = scaffold({ workspace, slug, language, text, force: true });
  const backups = done.kind === "replaced" ? done.backups : [];
  const file = relative(context.cwd, done.file);
  const kept = backups.map(({ backup }) => relative(context.cwd, backup));
  if (options.json === true) printJson(context, { challenge: slug, file, backups: kept });
  else {
    context.out(
      `${kept.map((path) => `Your previous file was saved as ${path}\n`).join("")}Created ${file}\n`,
    );
    context.out(`${renderNext([`trainer test ${slug}`], context)}\n`);
  }
  const stamp = { at: context.now().toISOString(), slug, file: nameFile(workspace, done.file) };
  for (const { backup } of backups) {
    const event = { ...stamp, kind: "reset", backup: nameFile(workspace, backup) } as const;
    recordDone(state, event, context);
  }
  return 0;
}

/** The file to set aside; where it is gone, its latest backup says which starter is wanted. */
function findOld(workspace: string, slug: string, { cwd }: Context): string {
  const isGone = listSolutions(workspace, slug).length === 0;
  const backup = isGone ? findLatestBackup(workspace, slug) : null;
  return backup ?? locateSolution({ workspace, slug, cwd });
}
