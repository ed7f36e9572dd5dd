import { checkCovers, countCovered } from "../../catalog/check/coverage.ts";
import { findChallenge } from "../../catalog/find-challenge.ts";
import { loadCatalog } from "../../catalog/io/load-catalog.ts";
import { loadSyllabus } from "../../catalog/io/load-syllabus.ts";
import { TrainerError } from "../../errors.ts";
import { renderSceneSoundness } from "../../ui/loop/render-scene-soundness.ts";
import { renderCardSoundness } from "../../ui/quiz/render-card-soundness.ts";
import { renderSoundness } from "../../ui/render-soundness.ts";
import type { SoundnessReport } from "../../ui/render-soundness.ts";
import type { Context, ExitCode } from "../context.ts";
import { printJson } from "../json.ts";
import { checkCards } from "./check-cards.ts";
import type { CardReport } from "./check-cards.ts";
import { checkChallenges } from "./check-challenges.ts";
import { checkScenes } from "./check-scenes.ts";
import type { SceneReport } from "./check-scenes.ts";

/** What `dev check` was given. */
export interface CheckOptions {
  json?: boolean;
  /** The quiz cards, and of the rest only what is named too. */
  cards?: boolean;
  /** The scenes, and of the rest only what is named too. */
  scenes?: boolean;
  times: number;
  /** How many programs or proofs run at once. */
  atOnce?: number | undefined;
  mixed: number;
  /** Whether rows of mistakes that are not named, or wrongly, are listed. */
  rows?: boolean;
  /** References and right forms only. */
  solutions?: boolean;
  /** Of what is proved on record, only some programs of each kind. */
  sample?: boolean;
  /** Whether what is proved goes on record. */
  record?: boolean;
}

/** What was found; `null` for what was not asked for. */
interface Findings {
  challenges: SoundnessReport | null;
  quiz: CardReport | null;
  scenes: SceneReport | null;
}

/**
 * Checks and runs the content of the named challenges, or all there is: challenges, cards and scenes.
 *
 * @throws TrainerError `BAD_USAGE` when challenges are named where only cards or scenes are wanted.
 */
export async function check(
  slugs: string[],
  options: CheckOptions,
  context: Context,
): Promise<ExitCode> {
  rejectSlugs(slugs, options);
  const { cards = false, scenes = false, times, atOnce } = options;
  const part = cards || scenes;
  const all = !part && slugs.length === 0;
  const findings: Findings = {
    challenges: part ? null : await checkCatalog(slugs, options, context),
    quiz: cards || all ? await checkCards({ times, atOnce }, context) : null,
    scenes: scenes || all ? await checkScenes(context) : null,
  };
  if (context.signal.aborted) return 130;
  if (options.json === true) printFindings(findings, context);
  else showFindings(findings, context);
  return isSound(findings) ? 0 : 1;
}

function rejectSlugs(slugs: readonly string[], { cards, scenes }: CheckOptions): void {
  if (slugs.length === 0 || (cards !== true && scenes !== true)) return;
  const [option, what] = cards === true ? ["--cards", "the quiz"] : ["--scenes", "the scenes"];
  throw new TrainerError("BAD_USAGE", `\`${option}\` checks ${what}, not challenges.`, {
    hint: `Type \`trainer dev check ${option}\` or \`trainer dev check ${slugs.join(" ")}\`.`,
  });
}

async function checkCatalog(
  slugs: readonly string[],
  options: CheckOptions,
  context: Context,
): Promise<SoundnessReport> {
  const catalog = loadCatalog(context.packageRoot);
  const chosen =
    slugs.length === 0 ? catalog.challenges : slugs.map((slug) => findChallenge(catalog, slug));
  const faults = slugs.length === 0 ? catalog.faults.map(({ error }) => error.message) : [];
  const syllabus = loadSyllabus(context.packageRoot);
  const { solutions = false, sample = false } = options;
  const programs = solutions ? "solutions" : sample ? "sample" : "all";
  const rows = await checkChallenges(chosen, { ...options, programs }, context);
  for (const row of rows) {
    const challenge = chosen.find(({ slug }) => slug === row.slug);
    if (challenge !== undefined) row.faults.push(...checkCovers(challenge, syllabus));
  }
  return { rows, coverage: countCovered(catalog.challenges, syllabus), faults };
}

function printFindings({ challenges, quiz, scenes }: Findings, context: Context): void {
  const { rows, coverage, faults } = challenges ?? { rows: [], coverage: null, faults: [] };
  printJson(context, { challenges: rows, coverage, quiz, scenes, faults });
}

function showFindings({ challenges, quiz, scenes }: Findings, context: Context): void {
  if (challenges !== null) context.out(renderSoundness(challenges, context));
  if (quiz !== null) context.out(renderCardSoundness(quiz, context));
  if (scenes !== null) context.out(renderSceneSoundness(scenes, context));
}

function isSound({ challenges, quiz, scenes }: Findings): boolean {
  const parts = [challenges, quiz, scenes, ...(challenges?.rows ?? [])];
  return parts.every((found) => found === null || found.faults.length === 0);
}
