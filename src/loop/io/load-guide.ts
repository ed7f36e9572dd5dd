import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The text of docs/event-loop.md, which comes with the package. */
export function loadGuide(packageRoot: string): string {
  return readFileSync(join(packageRoot, "docs", "event-loop.md"), "utf8");
}
