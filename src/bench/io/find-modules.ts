import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The nearest `node_modules` at or above one of the folders that holds a package, or `null`. */
export function findModules(name: string, folders: readonly string[]): string | null {
  for (const folder of folders) {
    for (let at = folder; ; at = dirname(at)) {
      const modules = join(at, "node_modules");
      if (existsSync(join(modules, name, "package.json"))) return modules;
      if (dirname(at) === at) break;
    }
  }
  return null;
}
