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

/** What a text is about: its words without their endings and without those that say nothing. */
export function listWords(text: string): string[] {
  return (text.toLowerCase().match(/[a-z_$][a-z0-9_$]{2,}/g) ?? [])
    .map(stem)
    .filter((word) => word.length > 2 && !EMPTY.has(word));
}

/** Takes off what a word has at its end, so that `clears`, `cleared` and `clear` are one. */
function stem(word: string): string {
  return EMPTY.has(word) ? "" : word.replace(/(?:ing|ed|es|s)$/, "");
}
