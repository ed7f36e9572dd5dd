import { relative } from "node:path";
import type { Command } from "commander";
import { findChallenge } from "../catalog/find-challenge.ts";
import { loadStarter } from "../catalog/io/load-starter.ts";
import { TrainerError } from "../errors.ts";
import { scaffold } from "../workspace/io/scaffold.ts";
import { nameFile } from "../workspace/workspace-paths.ts";
import { renderNext } from "../ui/command-list.ts";
import type { Context, ExitCode } from "./context.ts";
import { printJson } from "./json.ts";
import { openInEditor } from "./open-editor.ts";
import { addExamples, addJsonOption, addWorkspaceOption } from "./options.ts";
import { loadState, prepareWorkspace, recordDone } from "./state.ts";
import type { WorkspaceOption } from "./state.ts";

interface NewOptions extends WorkspaceOption {
  js?: boolean;
  open?: boolean;
  force?: boolean;
  json?: boolean;
}

/** `trainer new`: scaffolds the starter; never overwrites. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  command
    .argument("<slug>", "The challenge.")
    .option("--js", "A JavaScript starter with JSDoc types.")
    .option("--open", "Open the file in your editor.")
    .option("--force", "Start again; the file that is there is kept as a numbered backup.");
  addWorkspaceOption(addJsonOption(command)).action(async (slug: string, options: NewOptions) =>
    finish(await create(slug, options, context)),
  );
  addExamples(command, "trainer new event-emitter", "trainer new event-emitter --js --open");
}

async function create(slug: string, options: NewOptions, context: Context): Promise<ExitCode> {
  const state = loadState(context, options);
  findChallenge(state.catalog, slug);
  const language = options.js === true ? "js" : "ts";
  const text = loadStarter(context.packageRoot, slug, language);
  prepareWorkspace(state);
  const workspace = state.workspace.folder;
  const done = scaffold({ workspace, slug, language, text, force: options.force === true });
  const file = relative(context.cwd, done.file);
  if (done.kind === "existed") {
    if (options.open === true) await openInEditor(done.file, state, context);
    throw new TrainerError("FILE_EXISTS", `\`${file}\` is there already and was left as it is.`, {
      hint: `Type \`trainer test ${slug}\` to judge it, or \`trainer new ${slug} --force\` to start again and keep it as a backup.`,
    });
  }
  const backups = done.kind === "replaced" ? done.backups : [];
  const kept = backups.map(({ backup }) => relative(context.cwd, backup));
  if (options.json === true) printJson(context, { challenge: slug, file, backups: kept });
  else {
    context.out(`Created ${file}\n${kept.map((path) => `Your old file is ${path}\n`).join("")}`);
    context.out(`${renderNext([`trainer show ${slug}`, `trainer test ${slug}`], context)}\n`);
  }
  const stamp = { at: context.now().toISOString(), slug, file: nameFile(workspace, done.file) };
  for (const { backup } of backups) {
    const event = { ...stamp, kind: "reset", backup: nameFile(workspace, backup) } as const;
    recordDone(state, event, context);
  }
  recordDone(state, { ...stamp, kind: "started" }, context);
  if (options.open === true) await openInEditor(done.file, state, context);
  return 0;
}
