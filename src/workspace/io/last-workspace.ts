import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

/** Which user this is, and on which system. */
export interface UserFacts {
  env: Record<string, string | undefined>;
  /** `process.platform`. */
  platform: string;
}

/** The workspace that this user worked in last, `null` when none is known or it is there no longer. */
export function readLastWorkspace(user: UserFacts): string | null {
  try {
    const folder = readFileSync(locate(user), "utf8").trim();
    return statSync(join(folder, ".trainer")).isDirectory() ? folder : null;
  } catch {
    return null;
  }
}

/** Remembers the workspace for this user; where nothing can be written it is not remembered. */
export function keepLastWorkspace(folder: string, user: UserFacts): void {
  try {
    const path = locate(user);
    if (readLastWorkspace(user) === folder) return;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${folder}\n`);
  } catch {
    // It only spares a few keys.
  }
}

/** Where programs of this system keep what they remember for a user. */
function locate({ env, platform }: UserFacts): string {
  return join(findStateFolder(env, platform), "trainer", "workspace");
}

function findStateFolder(env: UserFacts["env"], platform: string): string {
  if (env["XDG_STATE_HOME"]) return env["XDG_STATE_HOME"];
  const home = env["HOME"] ?? homedir();
  if (platform === "darwin") return join(home, "Library", "Application Support");
  if (platform === "win32") return env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local");
  return join(home, ".local", "state");
}
