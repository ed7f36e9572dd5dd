/**
 * Checks who imports whom: `node scripts/check-layers.mjs [folder…]`, by default this repository.
 * Prints one line a fault and exits with 1 if there is any; `--rules` lists the rules instead.
 */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { checkTree } from "./layers/check-tree.mjs";
import { RULES } from "./layers/rules.mjs";

const { values, positionals } = parseArgs({
  options: { rules: { type: "boolean", default: false } },
  allowPositionals: true,
});
const home = fileURLToPath(new URL("..", import.meta.url));

if (values.rules) {
  for (const [name, reason] of RULES) console.log(`${name}: ${reason}`);
} else {
  const lines = (positionals.length === 0 ? [home] : positionals).flatMap(checkFolder);
  for (const line of lines) console.log(line);
  process.exitCode = lines.length === 0 ? 0 : 1;
}

function checkFolder(folder) {
  const root = path.resolve(folder);
  const prefix = root === path.resolve(home) ? "" : `${path.relative(process.cwd(), root)}/`;
  return checkTree(root).map(
    ({ rule, file, line, column, found, reason }) =>
      `${prefix.replaceAll(path.sep, "/")}${file}:${line}:${column} ${rule}: ${found} (${reason})`,
  );
}
