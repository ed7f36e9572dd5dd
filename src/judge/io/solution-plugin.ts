import { dirname, isAbsolute, resolve } from "node:path";
import type { Plugin } from "vite";
import type { Challenge } from "../../catalog/challenge.ts";
import { addControls } from "../controls.ts";
import { isForbidden, isHiddenPath, isJudgeImport } from "../imports.ts";

/** What the plugin needs to know of a run. */
interface Redirect {
  challenge: Challenge;
  challengeFolder: string;
  file: string;
  runnerPath: string;
  hiddenFolders: string[];
  sandbox: boolean;
  tag: string;
}

/** What a refused import's error starts with; the attempt reads the specifier after it. */
export const REFUSED = "trainer refuses the import of ";

/**
 * A vite plugin that resolves `@solution` to the learner's file, puts controls around the suite and
 * refuses, from the learner's side, what a solution may not import.
 */
export function redirectSolution(run: Redirect): Plugin {
  const suite = slashed(resolve(run.challengeFolder, "suite"));
  const ours = [suite, dirname(run.runnerPath), dirname(run.challengeFolder)].map(slashed);
  return {
    name: "trainer:solution",
    enforce: "pre",
    resolveId: {
      order: "pre",
      handler(source, importer) {
        const from = slashed(importer ?? "");
        if (source === "@solution" && from.startsWith(`${suite}/`)) return run.file;
        if (importer === undefined || !run.sandbox || !isLearners(from, run, ours)) return null;
        const path = isAbsolute(source) ? source : resolve(dirname(importer), source);
        const hidden = /^[./\\]|^file:/.test(source) || isAbsolute(source);
        const refused =
          isJudgeImport(source) ||
          isForbidden(source, run.challenge.forbiddenImports) ||
          (hidden && isHiddenPath(path, run.hiddenFolders));
        if (refused) throw new Error(`${REFUSED}${source}`);
        return null;
      },
    },
    transform(code, id) {
      const path = slashed(id);
      if (!path.startsWith(`${suite}/`) || !path.endsWith(".test.ts")) return null;
      return {
        code: addControls(code, { tag: run.tag, exports: run.challenge.exports }),
        map: null,
      };
    },
  };
}

function isLearners(importer: string, run: Redirect, ours: string[]): boolean {
  if (importer === slashed(run.file)) return true;
  return (
    !importer.includes("/node_modules/") &&
    !ours.some((folder) => importer.startsWith(`${folder}/`))
  );
}

function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}
