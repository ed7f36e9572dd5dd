import { once } from "node:events";
import process from "node:process";
import { TrainerError } from "../../errors.ts";
import { startGroup } from "../../process/start-group.ts";

/**
 * A file of the package as git has it in a revision such as `HEAD`; `null` if it was not there then.
 * `path` is relative to the package, with forward slashes.
 *
 * @throws TrainerError `NO_REVISION` when there is no such revision, no git or no repository.
 */
export async function loadCommitted(
  packageRoot: string,
  path: string,
  revision: string,
): Promise<string | null> {
  const verify = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`];
  const commit = await runGit(packageRoot, verify);
  if (commit === null) {
    throw new TrainerError("NO_REVISION", `git knows no revision \`${revision}\` here.`, {
      hint: "Give another revision, or a file with the old base, with `--from`.",
    });
  }
  return runGit(packageRoot, ["show", `${commit.trim()}:./${path}`]);
}

/** What git prints; `null` when it fails. */
async function runGit(cwd: string, args: readonly string[]): Promise<string | null> {
  const stdio = ["ignore", "pipe", "ignore"] as const;
  const { child } = startGroup({ command: "git", args, cwd, env: process.env, stdio });
  let text = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  try {
    const ended: unknown[] = await once(child, "close");
    const [code] = ended;
    return code === 0 ? text : null;
  } catch {
    return null;
  }
}
