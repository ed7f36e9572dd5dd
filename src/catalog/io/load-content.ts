import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { TrainerError } from "../../errors.ts";
import type { Challenge } from "../challenge.ts";
import { locateChallenge } from "../challenge-paths.ts";
import type { Content } from "../check/content.ts";
import { loadForms, loadMistakeFiles } from "./load-bank.ts";
import { loadHints } from "./load-hints.ts";
import { translateStarter } from "./load-starter.ts";
import { loadTests } from "./load-tests.ts";
import { loadText } from "./load-text.ts";

/** A challenge's content, and the faults of the parts that could not be read. */
export interface LoadedContent {
  content: Content;
  faults: string[];
}

/** Loads all content of a challenge; a part that cannot be read becomes a fault and is empty. */
export function loadContent(packageRoot: string, challenge: Challenge): LoadedContent {
  const { slug } = challenge;
  const faults: string[] = [];
  const read = <T>(load: () => T, fallback: T): T => {
    try {
      return load();
    } catch (error) {
      if (!(error instanceof TrainerError)) throw error;
      faults.push(error.message);
      return fallback;
    }
  };
  const { folder, solution, ...paths } = locateChallenge(packageRoot, slug);
  const readText = (path: string): string =>
    read(() => loadText(path, relative(packageRoot, path).replaceAll("\\", "/")), "");
  const starter = readText(paths.starter);
  const source = `challenges/${slug}/starter.ts`;
  const content = {
    challenge,
    brief: readText(paths.brief),
    interview: readText(paths.interview),
    play: readText(paths.play),
    starter,
    starterInJs: starter === "" ? "" : read(() => translateStarter(starter, source), ""),
    why: readText(paths.why),
    reference: readText(solution),
    hints: read(() => loadHints(packageRoot, slug), []),
    mistakes: read(() => loadMistakeFiles(packageRoot, slug), []),
    forms: read(() => loadForms(packageRoot, slug), []),
    tests: read(() => loadTests(packageRoot, challenge), []),
    files: [...listFiles(folder), ...listFiles(join(solution, ".."))]
      .map((file) => relative(packageRoot, file).replaceAll("\\", "/"))
      .toSorted(),
  };
  return { content, faults };
}

function listFiles(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}
