import type { Verdict } from "../judge/verdict.ts";
import type { MistakeFile } from "../catalog/parse-mistake-file.ts";
import { listOwn } from "./draw-mistakes.ts";

/** Whether each mistake of a judged program is still caught: by a requirement that no other one breaks. */
export function isCaught(mistakes: readonly MistakeFile[], verdict: Verdict): boolean {
  const missed = listMissed(verdict);
  return (
    verdict.status === "unsolved" &&
    mistakes.every((mistake) => listOwn(mistake, mistakes).every((id) => missed.includes(id)))
  );
}

/** The ids of the requirements that a program does not meet. */
export function listMissed({ requirements }: Verdict): string[] {
  return requirements.filter(({ outcome }) => outcome === "missed").map(({ id }) => id);
}
