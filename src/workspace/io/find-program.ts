import { delimiter, isAbsolute, join, resolve } from "node:path";
import { splitCommand } from "../split-command.ts";
import { findStats } from "./find-stats.ts";

/** Where programs are looked for. */
interface ProgramFacts {
  cwd: string;
  env: Record<string, string | undefined>;
  /** `process.platform`. */
  platform: string;
}

/**
 * The program of a command line and whether it is there, found as the system finds it: by its path, else in the
 * folders of `PATH`.
 */
export function findProgram(
  command: string,
  facts: ProgramFacts,
): { program: string; isThere: boolean } {
  const [program = ""] = isFile(resolve(facts.cwd, command)) ? [command] : splitCommand(command);
  return { program, isThere: program !== "" && listPlaces(program, facts).some(isFile) };
}

function listPlaces(program: string, { cwd, env, platform }: ProgramFacts): string[] {
  const isWindows = platform === "win32";
  const isPath = isAbsolute(program) || program.includes("/");
  const folders = (env["PATH"] ?? env["Path"] ?? "").split(delimiter).filter((one) => one !== "");
  const paths =
    isPath || (isWindows && program.includes("\\"))
      ? [resolve(cwd, program)]
      : [...(isWindows ? [cwd] : []), ...folders].map((folder) => join(folder, program));
  if (!isWindows) return paths;
  const endings = (env["PATHEXT"] ?? ".EXE;.CMD;.BAT;.COM").split(";");
  return paths.flatMap((path) => [path, ...endings.map((ending) => `${path}${ending}`)]);
}

/** Whether a path is that of a file; one that cannot be looked at is none. */
export function isFile(path: string): boolean {
  try {
    return findStats(path)?.isFile() === true;
  } catch {
    return false;
  }
}
