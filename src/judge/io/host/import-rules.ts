import type { Challenge } from "../../../catalog/challenge.ts";
import { isForbidden, isHiddenPath, isJudgeImport } from "../../imports.ts";

/** What a file may import depends on whose it is. */
interface ImportRules {
  challenge: Challenge;
  challengeFolder: string;
  file: string;
  hiddenFolders: string[];
  sandbox: boolean;
}

/**
 * Makes a check that throws when a learner's file imports what a solution may not. It is the second
 * line: `findRefusal` looks at the source before anything runs.
 */
export function refuseImports(
  rules: ImportRules,
): (specifier: string, importer: string, path: string | null) => void {
  const content = rules.challengeFolder.replace(/[\\/][^\\/]+$/, "");
  return (specifier, importer, path) => {
    if (!rules.sandbox) return;
    const isLearners = importer === rules.file || !isHiddenPath(importer, [content]);
    if (!isLearners || /[\\/]node_modules[\\/]/.test(importer)) return;
    const hidden = path !== null && isHiddenPath(path, rules.hiddenFolders);
    if (
      hidden ||
      isJudgeImport(specifier) ||
      isForbidden(specifier, rules.challenge.forbiddenImports)
    ) {
      throw new Error(`A solution may not import ${specifier}.`);
    }
  };
}
