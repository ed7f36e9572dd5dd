import { splitCommand } from "../split-command.ts";
import { isFile } from "./find-program.ts";

/** How starting an editor ended. */
export type EditorEnd =
  | { kind: "opened" }
  /** There is no such program. */
  | { kind: "absent" }
  | { kind: "failed"; reason: string };

/**
 * Starts `command` with the file's path added and waits until it gives the terminal back. A command that
 * is the path of a program is taken as it is, else it is split into words as a shell does.
 */
export async function openEditor(command: string, file: string): Promise<EditorEnd> {
  const { execa } = await import("execa");
  const [program = "", ...args] = isFile(command) ? [command] : splitCommand(command);
  const result = await execa(program, [...args, file], { stdio: "inherit", reject: false });
  if (!result.failed) return { kind: "opened" };
  if (result.code === "ENOENT") return { kind: "absent" };
  return { kind: "failed", reason: result.shortMessage ?? "it failed" };
}
