import { join, resolve } from "node:path";
import { hasMarkers } from "../../../catalog/carry-mistake.ts";
import { loadProgram } from "../../../catalog/io/load-program.ts";
import { TrainerError } from "../../../errors.ts";
import { makeLastingFolder } from "../../../process/scratch.ts";
import { askConfirm } from "../../../ui/prompts/ask-confirm.ts";
import { chooseEditor } from "../../../workspace/choose-editor.ts";
import { createFile } from "../../../workspace/io/create-file.ts";
import type { Context } from "../../context.ts";
import { openInEditor } from "../../open-editor.ts";
import { loadState } from "../../state.ts";

/** A program to change, and where it has been changed already, if it has. */
export interface ProgramOrder {
  /** The name of its file. */
  name: string;
  text: string;
  /** A file with the changed program. */
  file: string | undefined;
}

/**
 * The changed program: from the file that was given, or after the author has edited a copy, whose
 * place is told.
 *
 * @throws TrainerError `NO_EDITOR`, `NOTHING_CHANGED`, `UNDECIDED`, or what keeps a file from being
 * read or an editor from being started.
 */
export async function changeProgram(order: ProgramOrder, context: Context): Promise<string> {
  const { file } = order;
  const changed =
    file === undefined ? await editCopy(order, context) : loadProgram(resolve(context.cwd, file));
  if (changed === order.text) {
    throw new TrainerError("NOTHING_CHANGED", "The program is the same as before.", {
      hint: "Change it and save it before you leave the editor.",
    });
  }
  if (!hasMarkers(changed)) return changed;
  throw new TrainerError("UNDECIDED", "The program still has conflict markers.", {
    hint: "Decide between the lines from `<<<<<<<` to `>>>>>>>` and remove the markers.",
  });
}

/** The copy stays, for what comes of it may have to be corrected. */
async function editCopy({ name, text }: ProgramOrder, context: Context): Promise<string> {
  const { env, platform, terminal, note } = context;
  if (!terminal.interactive && chooseEditor({ env, platform, remembered: null }) === null) {
    throw new TrainerError("NO_EDITOR", "There is no terminal to open an editor in.", {
      hint: "Give the changed program with `--file <changed.ts>`.",
    });
  }
  const path = join(makeLastingFolder(), `${name}.ts`);
  createFile(path, text);
  note(`Editing ${path}\n`);
  await openInEditor(path, loadState(context, {}), context);
  const changed = loadProgram(path);
  // Some editors give the terminal back at once.
  if (changed !== text || !terminal.interactive) return changed;
  await askConfirm({ message: "Have you changed and saved it?", initial: true }, context);
  return loadProgram(path);
}
