import type { Debrief, Point, SpokenAnswer } from "../../interview/debrief.ts";
import { countNoun } from "../text/count-noun.ts";
import { ABOUT_TITLES } from "./words.ts";
import { line } from "./write-line.ts";

/** What was said aloud: each question with the points that were hit and missed. */
export function writeSpoken({ spoken }: Debrief): string {
  if (spoken.length === 0) return "";
  return ["## Said aloud", ...spoken.map(writeAnswer)].join("\n\n");
}

function writeAnswer({
  about,
  question,
  why,
  hit,
  missed,
  wrong,
  unbacked,
  said,
}: SpokenAnswer): string {
  const list = (word: string, points: readonly Point[]): string[] =>
    points.map(
      ({ kind, text }) => `- ${word}${kind === "wrong" ? "" : ` (${kind})`}: ${line(text)}`,
    );
  const told = hit.map(({ kind, text, words }) => {
    const own = words === null ? "" : ` In your words: ${line(words)}`;
    return `- said (${kind}): ${line(text)}${own}`;
  });
  const rows = [...told, ...list("missed", missed), ...list("said, but wrong", wrong)];
  return [
    `### ${ABOUT_TITLES[about]}: ${line(question.split("\n\n")[0] ?? "")}`,
    ...(why === null ? [] : [line(why)]),
    ...(said === "" ? [] : [`You typed: ${line(said)}`]),
    rows.join("\n"),
    ...(unbacked === 0
      ? []
      : [
          `${countNoun(unbacked, "tick")} without a sentence ${unbacked === 1 ? "was" : "were"} taken back.`,
        ]),
  ].join("\n\n");
}
