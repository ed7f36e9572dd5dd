import { readdirSync } from "node:fs";
import { join } from "node:path";
import { TrainerError } from "../../errors.ts";
import { explainFsFault, findErrno } from "../../fs-fault.ts";
import { readForm } from "../bank.ts";
import type { Bank, Form } from "../bank.ts";
import { locateChallenge } from "../challenge-paths.ts";
import { parseMistakeFile } from "../parse-mistake-file.ts";
import type { MistakeFile } from "../parse-mistake-file.ts";
import { loadText } from "./load-text.ts";

/**
 * The bank of a challenge from its own files, as authors have them; what is absent is empty.
 *
 * @throws TrainerError with the faults of all of its files, a line each.
 */
export function loadBank(packageRoot: string, slug: string): Bank {
  const { solution } = locateChallenge(packageRoot, slug);
  return {
    reference: loadText(solution, `solutions/${slug}/${slug}.ts`),
    forms: loadForms(packageRoot, slug),
    mistakes: loadMistakeFiles(packageRoot, slug),
  };
}

/**
 * The right solutions of a challenge besides the reference, by name.
 *
 * @throws TrainerError when one of them cannot be read.
 */
export function loadForms(packageRoot: string, slug: string): Form[] {
  const folder = locateChallenge(packageRoot, slug).right;
  return listNames(folder, ".ts").map((name) =>
    readForm(name, loadText(join(folder, `${name}.ts`), `challenges/${slug}/right/${name}.ts`)),
  );
}

/**
 * The mistakes of a challenge by name.
 *
 * @throws TrainerError `INVALID_MISTAKE` with the faults of all of them, a line each.
 */
export function loadMistakeFiles(packageRoot: string, slug: string): MistakeFile[] {
  const folder = locateChallenge(packageRoot, slug).mistakes;
  const mistakes: MistakeFile[] = [];
  const faults: TrainerError[] = [];
  for (const name of listNames(folder, ".md")) {
    const source = `challenges/${slug}/mistakes/${name}.md`;
    try {
      mistakes.push(parseMistakeFile(name, loadText(join(folder, `${name}.md`), source), source));
    } catch (error) {
      if (!(error instanceof TrainerError)) throw error;
      faults.push(error);
    }
  }
  if (faults.length === 0) return mistakes;
  throw new TrainerError("INVALID_MISTAKE", faults.map(({ message }) => message).join("\n"), {
    hint: "Correct the places above; `docs/add-a-challenge.md` describes the format.",
    cause: faults[0],
  });
}

/** The names of the files with an ending, without it; none where there is no folder. */
function listNames(folder: string, ending: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith(ending));
    return names.map((name) => name.slice(0, -ending.length)).toSorted();
  } catch (error) {
    if (findErrno(error) === "ENOENT") return [];
    throw explainFsFault(error, { action: "read", path: folder });
  }
}
