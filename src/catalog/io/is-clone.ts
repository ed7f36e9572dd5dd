import { existsSync } from "node:fs";
import { join } from "node:path";

/** Whether the package is a clone with its sources, where content is written, not an installation. */
export function isClone(packageRoot: string): boolean {
  return existsSync(join(packageRoot, "src"));
}
