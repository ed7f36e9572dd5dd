import { seedRandom } from "../text/seed-random.ts";
import type { HitPoint, Point } from "./debrief.ts";
import { listWords } from "./question-words.ts";
import type { Asked } from "./fold-interview.ts";

/** Of the ticked points this share asks for the sentence that was said. */
const BACKED_SHARE = 3;

/**
 * The ticked points, by their numbers, whose sentence is asked for: a third, drawn by the seed, of those that
 * a typed answer does not speak of.
 */
export function listToBack({ question, ticked, said }: Asked, seed: string): number[] {
  const typed = new Set(listWords(said ?? ""));
  const left = (ticked ?? []).filter((at) => {
    const point = question.points[at];
    return point !== undefined && point.kind !== "wrong" && !speaksOf(typed, point.text);
  });
  const random = seedRandom(["backed", seed, question.id].join(" "));
  const wanted = Math.ceil(left.length / BACKED_SHARE);
  const drawn: number[] = [];
  while (drawn.length < wanted) {
    const [one] = left.splice(Math.floor(random() * left.length), 1);
    if (one === undefined) break;
    drawn.push(one);
  }
  return drawn.toSorted((one, other) => one - other);
}

/** Whether some typed words have enough in common with a point. */
function speaksOf(typed: ReadonlySet<string>, text: string): boolean {
  return new Set(listWords(text).filter((word) => typed.has(word))).size >= ENOUGH_WORDS;
}

/** Fewer words may be the same by chance. */
const ENOUGH_WORDS = 2;

/** What of an answer counts: a tick without its sentence is taken back. */
export interface HeardPoints {
  hit: HitPoint[];
  missed: Point[];
  wrong: Point[];
  unbacked: number;
}

/** The points of an answer that were said, and those that were not. */
export function hearPoints({ question, ticked, backed }: Asked): HeardPoints {
  const isEmpty = (at: number): boolean => backed.get(at)?.trim() === "";
  const kept = (ticked ?? []).filter((at) => !isEmpty(at));
  const { points } = question;
  const isSaid = (point: Point): boolean => kept.includes(points.indexOf(point));
  const right = points.filter(({ kind }) => kind !== "wrong");
  return {
    hit: right
      .filter(isSaid)
      .map((point) => ({ ...point, words: backed.get(points.indexOf(point)) ?? null })),
    missed: right.filter((point) => !isSaid(point)),
    wrong: points.filter((point) => point.kind === "wrong" && isSaid(point)),
    unbacked: (ticked ?? []).length - kept.length,
  };
}

/** The musts of an answer: `hit` were said, and each wrong claim takes one of them away in `said`. */
interface MustCount {
  said: number;
  of: number;
  hit: number;
  wrong: number;
}

/** How many of the musts were said, less what was said wrongly. */
export function countMusts(asked: Asked): MustCount {
  const heard = hearPoints(asked);
  const hit = heard.hit.filter(({ kind }) => kind === "must").length;
  const wrong = heard.wrong.length;
  const of = asked.question.points.filter(({ kind }) => kind === "must").length;
  return { said: Math.max(0, hit - wrong), of, hit, wrong };
}

/** Whether at least half of the musts were said, which is what an interviewer lets pass. */
export function isPassed(asked: Asked): boolean {
  const { said, of } = countMusts(asked);
  return said * 2 >= of && said > 0;
}
