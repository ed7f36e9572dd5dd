import { join, resolve } from "node:path";
import { loadStarter } from "../../catalog/io/load-starter.ts";
import { createFile } from "../../workspace/io/create-file.ts";
import { locateFolder, nameFile } from "../../workspace/workspace-paths.ts";
import { prepareWorkspace } from "../state.ts";
import { recordStep } from "./desk.ts";
import type { InterviewDesk } from "./desk.ts";

/**
 * The candidate's file; the first time it is created from the starter, under a name of this interview,
 * so that a solution of their own stays as it is. Absolute.
 */
export function openInterviewFile(desk: InterviewDesk, text?: string): string {
  const { interview, state, context } = desk;
  const { workspace, progress } = state;
  if (interview.file !== null) return resolve(workspace.folder, interview.file);
  prepareWorkspace(state);
  const { slug, kind } = interview.plan.coding;
  const language = kind === "solve" ? (progress.language ?? "ts") : "ts";
  const stamp = interview.id.replaceAll(/\D/g, "").slice(0, 14);
  const file = join(locateFolder(workspace.folder, slug), `interview-${stamp}.${language}`);
  // One that is there was created by this interview, which was killed before it wrote that down.
  createFile(file, text ?? loadStarter(context.packageRoot, slug, language));
  recordStep(desk, { kind: "file", file: nameFile(workspace.folder, file) });
  return file;
}
