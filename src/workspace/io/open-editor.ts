/** How starting an editor ended. */
export type EditorEnd = { kind: "opened" } | { kind: "failed"; reason: string };

/** Starts `command` with the file's path added and waits until it gives the terminal back. */
export async function openEditor(command: string, file: string): Promise<EditorEnd> {
  const { execa, parseCommandString } = await import("execa");
  const [program = "", ...args] = parseCommandString(command);
  const result = await execa(program, [...args, file], { stdio: "inherit", reject: false });
  return result.failed
    ? { kind: "failed", reason: result.shortMessage ?? "it failed" }
    : { kind: "opened" };
}
