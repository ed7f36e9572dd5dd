import { extname, relative } from "node:path";
import { Option } from "commander";
import type { Command } from "commander";
import { findChallenge } from "../catalog/find-challenge.ts";
import { loadStarter } from "../catalog/io/load-starter.ts";
import { TrainerError } from "../errors.ts";
import { quoteWord } from "../text/quote-word.ts";
import { listSolutions } from "../workspace/io/list-solutions.ts";
import { scaffold } from "../workspace/io/scaffold.ts";
import type { Language } from "../workspace/workspace.ts";
import { nameFile } from "../workspace/workspace-paths.ts";
import { renderNext } from "../ui/command-list.ts";
import type { Context, ExitCode } from "./context.ts";
import { printJson } from "./json.ts";
import { openInEditor } from "./open-editor.ts";
import { addExamples, addJsonOption, addWorkspaceOption } from "./options.ts";
import { loadState, prepareWorkspace, recordDone } from "./state.ts";
import type { State, WorkspaceOption } from "./state.ts";

interface NewOptions extends WorkspaceOption {
  js?: boolean;
  ts?: boolean;
  open?: boolean;
  force?: boolean;
  again?: boolean;
  json?: boolean;
}

/** `trainer new`: scaffolds the starter; never overwrites. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  command
    .argument("<slug>", "The challenge.")
    .addOption(
      new Option(
        "--ts",
        "A TypeScript starter (the default, unless you chose JavaScript on the home screen).",
      ).conflicts("js"),
    )
    .option("--js", "A JavaScript starter with JSDoc types.")
    .option("--open", "Open the file in your editor.")
    .option("--force", "Start over; the existing file is kept as a numbered backup.")
    .option("--again", "Solve it once more; the existing file is kept as a numbered backup.");
  addWorkspaceOption(addJsonOption(command)).action(async (slug: string, options: NewOptions) =>
    finish(await create(slug, options, context)),
  );
  addExamples(command, "trainer new event-emitter", "trainer new event-emitter --js --open");
}

async function create(slug: string, options: NewOptions, context: Context): Promise<ExitCode> {
  const state = loadState(context, options, { makes: true });
  findChallenge(state.catalog, slug);
  const language = chooseLanguage(slug, options, state);
  const text = loadStarter(context.packageRoot, slug, language);
  prepareWorkspace(state);
  const workspace = state.workspace.folder;
  const force = options.force === true || options.again === true;
  const done = scaffold({ workspace, slug, language, text, force });
  const file = relative(context.cwd, done.file);
  if (done.kind === "existed") {
    if (options.open === true && options.json !== true) {
      context.note(`${file} exists already and was not changed.\n`);
      await openInEditor(done.file, state, context);
      return 0;
    }
    throw explainExisting(file, slug, { options, state });
  }
  const backups = done.kind === "replaced" ? done.backups : [];
  const kept = backups.map(({ backup }) => relative(context.cwd, backup));
  if (options.json === true) printJson(context, { challenge: slug, file, backups: kept });
  else {
    context.out(
      `Created ${file}\n${kept.map((path) => `Your previous file was saved as ${path}\n`).join("")}`,
    );
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

/** Who solves a challenge once more goes on in the language of the file that is there. */
function chooseLanguage(
  slug: string,
  { js, ts, again }: NewOptions,
  { workspace, progress }: State,
): Language {
  if (js === true || ts === true) return js === true ? "js" : "ts";
  const [newest] = again === true ? listSolutions(workspace.folder, slug) : [];
  if (newest !== undefined) return extname(newest).endsWith("js") ? "js" : "ts";
  return progress.language ?? "ts";
}

function explainExisting(
  file: string,
  slug: string,
  { options, state }: { options: NewOptions; state: State },
): TrainerError {
  const solved = state.progress.challenges.get(slug)?.status === "solved";
  const folder =
    options.workspace === undefined ? "" : ` --workspace ${quoteWord(options.workspace)}`;
  const given = `${options.js === true ? " --js" : ""}${options.open === true ? " --open" : ""}`;
  const flags = `${given}${folder} ${solved ? "--again" : "--force"}`;
  const way = solved ? "solve it once more" : "start over";
  return new TrainerError("FILE_EXISTS", `\`${file}\` already exists and was not changed.`, {
    hint: `Run \`trainer test ${slug}${folder}\` to test it, or \`trainer new ${slug}${flags}\` to ${way} and keep it as a backup.`,
  });
}
