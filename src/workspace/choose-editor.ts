import { splitCommand } from "./split-command.ts";

/** What the choice of an editor depends on. */
export interface EditorFacts {
  env: Record<string, string | undefined>;
  /** The editor the learner named when asked, if ever. */
  remembered: string | null;
  /** `process.platform`. */
  platform: string;
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
export function chooseEditor(facts: EditorFacts): EditorChoice | null {
  return listEditors(facts)[0] ?? null;
}

/** The editors in the order in which they are tried, until one of them is there. */
export function listEditors({ env, remembered, platform }: EditorFacts): EditorChoice[] {
  const running = findRunning(env);
  const choices: EditorChoice[] = [];
  if (running !== null) {
    choices.push({ command: running, origin: "running" });
    const app = APPS.get(running);
    // There the command is often not on the path, since it has to be put there by hand.
    if (platform === "darwin" && app !== undefined) {
      choices.push({ command: `open -a "${app}"`, origin: "running" });
    }
  }
  for (const origin of ["VISUAL", "EDITOR"] as const) {
    const command = dropWait(env[origin]?.trim() ?? "");
    if (command) choices.push({ command, origin });
  }
  return remembered === null
    ? choices
    : [...choices, { command: remembered, origin: "remembered" }];
}

/** What an editor is called, and whether it takes the terminal until it is closed. */
export function nameProgram(command: string): { program: string; fillsTerminal: boolean } {
  const [path = command, ...args] = splitCommand(command);
  const program =
    path
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\.exe$/i, "") ?? path;
  const isRemote = args.some((word) => word === "--remote" || word === "--no-wait");
  return { program, fillsTerminal: IN_TERMINAL.has(program) && !isRemote };
}

const IN_TERMINAL = new Set([
  ...["vi", "vim", "nvim", "view", "nano", "pico", "micro", "hx", "helix", "kak", "emacs"],
  ...["emacsclient", "joe", "jed", "ne", "mcedit", "ed"],
]);

/** Editors with windows, which git and others are told to wait for; trainer goes on meanwhile. */
const IN_WINDOWS = new Set([
  ...["code", "code-insiders", "codium", "cursor", "windsurf", "zed", "subl", "mate", "atom"],
  ...["bbedit", "webstorm", "idea"],
]);

function dropWait(command: string): string {
  if (!IN_WINDOWS.has(nameProgram(command).program)) return command;
  return command.replace(/\s+(?:--wait|-w)(?=\s|$)/g, "");
}

/** What macOS calls the editors. */
const APPS: ReadonlyMap<string, string> = new Map([
  ["code", "Visual Studio Code"],
  ["cursor", "Cursor"],
  ["zed", "Zed"],
  ["webstorm", "WebStorm"],
]);

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
