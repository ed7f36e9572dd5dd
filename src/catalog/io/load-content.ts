import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { TrainerError } from "../../errors.ts";
import type { Challenge } from "../challenge.ts";
import { locateChallenge } from "../challenge-paths.ts";
import type { Content } from "../check-content.ts";
import { loadBrief } from "./load-brief.ts";
import { loadHints } from "./load-hints.ts";
import { loadManifest } from "./load-manifest.ts";
import { loadMistakes } from "./load-mistakes.ts";
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
  const { folder, right, solution, suite } = locateChallenge(packageRoot, slug);
  const content = {
    challenge,
    brief: read(() => loadBrief(packageRoot, slug), ""),
    hints: read(() => loadHints(packageRoot, slug), []),
    mistakes: read(() => loadMistakes(packageRoot, slug), []),
    manifest: read(() => loadManifest(packageRoot, slug), []),
    suites: listNames(suite)
      .filter((name) => name.endsWith(".test.ts"))
      .map((name) =>
        read(() => loadText(join(suite, name), `challenges/${slug}/suite/${name}`), ""),
      ),
    right: listNames(right),
    files: [...listFiles(folder), ...listFiles(join(solution, ".."))]
      .map((file) => relative(packageRoot, file).replaceAll("\\", "/"))
      .toSorted(),
  };
  return { content, faults };
}

function listNames(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
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
