/**
 * Tests the HTML pages in a real browser. Where there is none it says that they were skipped, as the last
 * line, and exits with 0; with 1 when `TRAINER_BROWSER` asks for one that is not there.
 */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { tsImport } from "tsx/esm/api";

const root = fileURLToPath(new URL("../", import.meta.url));
const { findHere } = await tsImport("../test/page/provide-browser.ts", import.meta.url);
const found = findHere();
if (found.browser === null) {
  console.log(
    found.isFault ? `No pages tested: ${found.reason}.` : `skipped pages: ${found.reason}`,
  );
  process.exitCode = found.isFault ? 1 : 0;
} else {
  const vitest = path.join(root, "node_modules", "vitest", "vitest.mjs");
  const args = [vitest, "run", "--project", "pages", ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  process.exitCode = status ?? 1;
}
