import { loadCatalog } from "../../src/catalog/io/load-catalog.ts";
import { listSpeakable } from "../../src/interview/card-question.ts";
import type { CodingKind } from "../../src/interview/debrief.ts";
import { drawInterview } from "../../src/interview/draw.ts";
import { listPuzzles } from "../../src/interview/make-puzzle.ts";
import type { InterviewWish } from "../../src/interview/plan.ts";
import { loadScenes } from "../../src/loop/io/load-scenes.ts";
import { loadCards } from "../../src/quiz/io/load-cards.ts";
import { ROOT } from "./trainer.ts";

/** Its stages are functions of their own, so that it can be cut after the first one. */
export const SLUG = "promise-combinators";

/** A seed by which that challenge is drawn, whatever other content there is. */
export function findSeed(
  wish: Pick<InterviewWish, "minutes" | "level">,
  kind: CodingKind = "solve",
): string {
  const pool = {
    challenges: loadCatalog(ROOT).challenges,
    cards: listSpeakable(loadCards(ROOT).cards, process.version),
    scenes: listPuzzles(loadScenes(ROOT).scenes, process.version).map(({ slug }) => slug),
    mayDrill: (slug: string) => kind !== "solve" && slug === SLUG,
    before: [],
  };
  for (let at = 1; at < 3000; at += 1) {
    const seed = String(at);
    const { coding } = drawInterview({ ...wish, focus: "async", seed }, pool);
    if (coding.slug === SLUG && coding.kind === kind) return seed;
  }
  throw new Error("no seed");
}
