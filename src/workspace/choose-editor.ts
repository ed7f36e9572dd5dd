/** What the choice of an editor depends on. */
export interface EditorFacts {
  env: Record<string, string | undefined>;
  /** The editor the learner named when asked, if ever. */
  remembered: string | null;
}

/** A command line that a file's path is added to, and what decided it. */
export interface EditorChoice {
  command: string;
  origin: "running" | "VISUAL" | "EDITOR" | "remembered";
}

/**
 * Chooses the editor: the one whose terminal this is, else `VISUAL`, else `EDITOR`, else the one
 * that was named before; `null` when there is none and the learner has to be asked.
 */
export function chooseEditor({ env, remembered }: EditorFacts): EditorChoice | null {
  const running = findRunning(env);
  if (running !== null) return { command: running, origin: "running" };
  for (const origin of ["VISUAL", "EDITOR"] as const) {
    const command = env[origin]?.trim();
    if (command) return { command, origin };
  }
  return remembered === null ? null : { command: remembered, origin: "remembered" };
}

/** Editors tell the programs in their terminals by variables of their own. */
function findRunning(env: EditorFacts["env"]): string | null {
  if (env["TERM_PROGRAM"] === "vscode") return isCursor(env) ? "cursor" : "code";
  if (env["ZED_TERM"] === "true") return "zed";
  if (env["TERMINAL_EMULATOR"] === "JetBrains-JediTerm") return "webstorm";
  if (env["NVIM"]) return `nvim --server ${env["NVIM"]} --remote`;
  if (env["INSIDE_EMACS"]) return "emacsclient --no-wait";
  return null;
}

function isCursor(env: EditorFacts["env"]): boolean {
  return Boolean(env["CURSOR_TRACE_ID"]) || /cursor/i.test(env["VSCODE_GIT_ASKPASS_NODE"] ?? "");
}
