import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { ROOT, putFile } from "./trainer.ts";

/**
 * A copy of the built package with this content alone, by path; gives the path of its bin. It has a
 * folder of sources as a clone has, where content is written.
 */
export function installPackage(files: Record<string, string>): string {
  const root = makeTempFolder();
  for (const part of ["bin", "dist", "package.json"])
    cpSync(join(ROOT, part), join(root, part), { recursive: true });
  for (const folder of ["challenges", "src"]) mkdirSync(join(root, folder));
  symlinkSync(join(ROOT, "node_modules"), join(root, "node_modules"), "junction");
  for (const [path, text] of Object.entries(files)) putFile(join(root, path), text);
  return join(root, "bin", "trainer.js");
}
