import type { Terminal } from "./terminal.ts";

type Environment = Record<string, string | undefined>;

/** What is known of the streams and the machine. */
export interface TerminalFacts {
  stdin: { isTTY?: boolean | undefined };
  stdout: { isTTY?: boolean | undefined; columns?: number | undefined };
  env: Environment;
  /** `process.platform`. */
  platform: string;
  /** `--plain` was given. */
  plain?: boolean;
}

const DEFAULT_WIDTH = 80;
const LEAST_WIDTH = 20;

/** Decides what the output can show. `NO_COLOR` is stronger than `FORCE_COLOR`. */
export function detectTerminal(facts: TerminalFacts): Terminal {
  const { env } = facts;
  const toTerminal = facts.stdout.isTTY === true;
  const dumb = env["TERM"] === "dumb";
  const plain = facts.plain === true || isOn(env["TRAINER_PLAIN"]);
  const color = !plain && hasColor(env, toTerminal && !dumb);
  return {
    interactive: facts.stdin.isTTY === true && toTerminal && !dumb && !isCi(env),
    width: findWidth(facts.stdout.columns, env),
    color,
    unicode: !plain && hasUnicode(env, facts.platform, toTerminal),
    plain,
    links: color && toTerminal && !dumb && !isCi(env) && hasLinks(env),
  };
}

function hasColor(env: Environment, capable: boolean): boolean {
  if (isGiven(env["NO_COLOR"])) return false;
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced.toLowerCase() !== "false";
  return capable;
}

function isCi(env: Environment): boolean {
  return isOn(env["CI"]);
}

function isOn(value: string | undefined): boolean {
  return isGiven(value) && value !== "0" && value?.toLowerCase() !== "false";
}

function isGiven(value: string | undefined): boolean {
  return value !== undefined && value !== "";
}

function findWidth(columns: number | undefined, env: Environment): number {
  const known = [columns, Number(env["COLUMNS"])].find(
    (value) => value !== undefined && Number.isInteger(value) && value > 0,
  );
  return Math.max(known ?? DEFAULT_WIDTH, LEAST_WIDTH);
}

function hasUnicode(env: Environment, platform: string, toTerminal: boolean): boolean {
  const term = env["TERM"];
  if (platform === "win32") {
    // Older shells there read what is piped in another encoding.
    if (!toTerminal) return false;
    return (
      isGiven(env["WT_SESSION"]) ||
      isGiven(env["ConEmuTask"]) ||
      env["TERM_PROGRAM"] === "vscode" ||
      term === "xterm-256color" ||
      term === "alacritty"
    );
  }
  if (term === "linux") return false;
  const locale = [env["LC_ALL"], env["LC_CTYPE"], env["LANG"]].find(isGiven);
  return locale === undefined ? platform === "darwin" : /utf-?8/i.test(locale);
}

/** Only terminals known to show OSC 8, so that an address is never lost; VS Code finds its own links. */
function hasLinks(env: Environment): boolean {
  const program = env["TERM_PROGRAM"] ?? "";
  if (program === "vscode") return false;
  return (
    ["iTerm.app", "WezTerm", "ghostty", "Hyper"].includes(program) ||
    ["xterm-kitty", "alacritty", "xterm-ghostty"].includes(env["TERM"] ?? "") ||
    isGiven(env["WT_SESSION"]) ||
    isGiven(env["KONSOLE_VERSION"]) ||
    Number(env["VTE_VERSION"]) >= 5000
  );
}
