import { cpSync, readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { explainFsFault } from "../../fs-fault.ts";
import { withScratch } from "../../process/scratch.ts";
import { linkSolution } from "../../text/link-solution.ts";
import { replaceFile } from "./replace-file.ts";
import { runFile } from "./run-file.ts";
import type { RunEnd } from "./run-file.ts";

/** An example of a brief, and the file that it is played on; both absolute. */
export interface Play {
  /** The file that begins it; what stands beside it belongs to it. */
  main: string;
  solution: string;
}

/**
 * Plays an example on a learner's file in this terminal: a copy of it, in which `@solution` is that
 * file.
 *
 * @throws TrainerError when the example cannot be copied.
 */
export async function playExample({ main, solution }: Play): Promise<RunEnd> {
  return withScratch((folder) => {
    copyExample(dirname(main), folder, pathToFileURL(solution).href);
    return runFile(join(folder, basename(main)));
  });
}

function copyExample(from: string, to: string, solution: string): void {
  try {
    cpSync(from, to, { recursive: true });
    for (const name of readdirSync(to)) {
      if (!/\.m?[jt]s$/.test(name)) continue;
      const path = join(to, name);
      const text = readFileSync(path, "utf8");
      replaceFile(path, linkSolution(text, solution));
    }
    // The example is an ES module wherever it is copied to.
    replaceFile(join(to, "package.json"), '{ "type": "module" }\n');
  } catch (error) {
    throw explainFsFault(error, { action: "create", path: to });
  }
}
