import type { AskedQuestion } from "../catalog/talk.ts";
import { seedRandom } from "../text/seed-random.ts";
import type { InterviewContent } from "./content.ts";
import type { InterviewState } from "./fold-interview.ts";
import { listWords } from "./question-words.ts";

type Asking = Pick<InterviewContent, "talk" | "challenge">;
type Asked = Pick<InterviewState, "plan" | "wondered" | "asked" | "worded">;

/** Places, in the list of the task, of the questions that the drawn stages make worth asking. */
export function listUseful({ talk, challenge }: Asking): number[] {
  const drawn = new Set(challenge.requirements.map(({ id }) => id));
  return talk.asked.flatMap(({ tells }, at) =>
    tells.length === 0 || tells.some((id) => drawn.has(id)) ? [at] : [],
  );
}

/** Of the ticked questions that nothing typed looks like, this share asks for the words. */
const WORDED_SHARE = 3;

/** The ticked questions, by their places, whose words are asked for: nothing that was typed looks like them. */
export function listToWord({ plan, wondered, asked }: Asked, { talk }: Asking): number[] {
  const left = (asked ?? []).filter((at) => !isTyped(at, wondered, talk.asked));
  const random = seedRandom(["worded", plan.seed].join(" "));
  const wanted = Math.ceil(left.length / WORDED_SHARE);
  const drawn = Array.from({ length: wanted }, () =>
    left.splice(Math.floor(random() * left.length), 1),
  );
  return drawn.flat().toSorted((one, other) => one - other);
}

/** Whether something typed has a word in common with the question or its answer that few others have. */
function isTyped(at: number, wondered: readonly string[], all: readonly AskedQuestion[]): boolean {
  const typed = new Set(wondered.flatMap(listWords));
  const words = all.map(({ question, answer }) => new Set(listWords(`${question} ${answer}`)));
  const own = [...(words[at] ?? [])].filter((word) => typed.has(word));
  return own.some((word) => words.filter((one) => one.has(word)).length <= MOST_SHARED);
}

/** A word that more questions have tells none of them. */
const MOST_SHARED = 2;

/** What of the questions counts. */
export interface HeardQuestions {
  /** Places of the useful questions that were asked. */
  asked: number[];
  /** Places of those that were not. */
  left: number[];
  /** Ticks taken back because no words could be given for them. */
  unworded: number;
}

/** The useful questions that were asked, and those that were not: a tick without words is taken back. */
export function hearQuestions(state: Asked, asking: Asking): HeardQuestions {
  const useful = listUseful(asking);
  const isEmpty = (at: number): boolean => state.worded.get(at)?.trim() === "";
  const ticked = (state.asked ?? []).filter((at) => useful.includes(at));
  const asked = ticked.filter((at) => !isEmpty(at));
  return {
    asked,
    left: useful.filter((at) => !asked.includes(at)),
    unworded: ticked.length - asked.length,
  };
}
