import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What the nearest package.json upward says about `.js` files; `null` when it does not say. */
export function findPackageType(folder: string): "module" | "commonjs" | null {
  for (let at = folder; ; at = dirname(at)) {
    const type = readType(join(at, "package.json"));
    if (type !== undefined) return type;
    if (dirname(at) === at) return null;
  }
}

/** `undefined` when there is no such file. */
function readType(path: string): "module" | "commonjs" | null | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (typeof value !== "object" || value === null || !("type" in value)) return null;
    return value.type === "module" || value.type === "commonjs" ? value.type : null;
  } catch {
    return undefined;
  }
}
