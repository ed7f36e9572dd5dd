import { readFileSync } from "node:fs";
import { join } from "node:path";
import { explainFsFault } from "../../fs-fault.ts";

/**
 * The script that replays a run in a page, as the build made it.
 *
 * @throws TrainerError when it cannot be read.
 */
export function loadPageScript(packageRoot: string): string {
  const path = join(packageRoot, "dist", "loop-page.js");
  try {
    return readFileSync(path, "utf8").trimEnd();
  } catch (error) {
    throw explainFsFault(error, { action: "read", path });
  }
}
