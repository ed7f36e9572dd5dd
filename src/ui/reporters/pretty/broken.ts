import type { Verdict } from "../../../judge/verdict.ts";
import { sayText } from "../../text/say.ts";
import { wrapText } from "../../text/wrap.ts";
import { isEndedByOpened } from "../list-told.ts";
import type { ReporterView } from "../reporter.ts";
import { writeFrame } from "./frame.ts";

/** Why the run did not get to its end, where it was then, and which requirement was tested. */
export function writeBroken(verdict: Verdict, view: ReporterView): string[][] {
  const { style, width } = view;
  if (verdict.status !== "broken" || isEndedByOpened(verdict, view.stages)) return [];
  const { message, stuckAt } = verdict;
  const sign = `${style.bad(style.symbols.missed)} `;
  const sentence = message ?? "The test run did not finish.";
  const text = `${style.bad("Broken:")} ${sayText(sentence, style)}`;
  const running = verdict.requirements.find(({ id }) => id === verdict.running);
  const tested = `${style.quiet("It was testing:")} ${sayText(running?.title ?? "", style)}`;
  return [
    wrapText(text, width, { first: sign, rest: "  " }),
    ...(running === undefined ? [] : [wrapText(tested, width, { first: "  ", rest: "    " })]),
    ...(stuckAt === null ? [] : [writeStuck(stuckAt, verdict, view)]),
  ];
}

function writeStuck(
  stuckAt: NonNullable<Verdict["stuckAt"]>,
  { reason }: Verdict,
  view: ReporterView,
): string[] {
  const { style } = view;
  const inside =
    stuckAt.function === undefined || stuckAt.function === ""
      ? ""
      : ` in ${style.code(sayText(stuckAt.function, style))}`;
  const words = reason === "timeout" ? `It was stuck here${inside}:` : `It happened here${inside}:`;
  return [
    ...wrapText(words, view.width, { first: "  ", rest: "  " }),
    ...writeFrame(stuckAt, view),
  ];
}
