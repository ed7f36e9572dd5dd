import type { AskedQuestion } from "../catalog/talk.ts";

/** What of a requirement is compared. */
interface Promised {
  id: string;
  title: string;
}

/** Words that say nothing of what is asked. */
const EMPTY = new Set(
  (
    "about after again allowed also another answer because been before being between both call called calls " +
    "come comes could does each else even ever every first from gets give given gives have here into just keep " +
    "know later like made make many more most much must need only other over same should some still such take " +
    "taken takes than that their them then there these they thing this those time times until used uses want " +
    "were what when where which while will with without would your anything something nothing return returns " +
    "value values method methods function functions exactly whatever always never moment"
  ).split(" "),
);

/** So many words must be in common, and that share of the requirement's own: few need to be most of them. */
const ENOUGH = [
  { common: 2, share: 0.6 },
  { common: 3, share: 0.42 },
] as const;

/**
 * The requirement that a question would have told of, or `null`: the one with whose title the question
 * and its answer have the most words in common, and enough of them.
 */
export function matchQuestion(
  { question, answer }: AskedQuestion,
  requirements: readonly Promised[],
): string | null {
  const asked = new Set(listWords(`${question} ${answer}`));
  let best: { id: string; score: number } | null = null;
  for (const { id, title } of requirements) {
    const words = [...new Set(listWords(`${title} ${id.replaceAll("-", " ")}`))];
    const common = words.filter((word) => asked.has(word)).length;
    const share = common / Math.max(1, words.length);
    if (!ENOUGH.some((least) => common >= least.common && share >= least.share)) continue;
    const score = common * share;
    if (best === null || score > best.score) best = { id, score };
  }
  return best?.id ?? null;
}

function listWords(text: string): string[] {
  return (text.toLowerCase().match(/[a-z_$][a-z0-9_$]{2,}/g) ?? [])
    .map(stem)
    .filter((word) => word.length > 2 && !EMPTY.has(word));
}

/** Takes off what a word has at its end, so that `clears`, `cleared` and `clear` are one. */
function stem(word: string): string {
  return EMPTY.has(word) ? "" : word.replace(/(?:ing|ed|es|s)$/, "");
}
