import type { Verdict } from "../../../judge/verdict.ts";
import { wrapText } from "../../text/wrap.ts";
import type { ReporterView } from "../reporter.ts";
import { writeFrame } from "./frame.ts";
import { sayText } from "../../text/say.ts";

/** Why the run was not judged to its end, where it was then, and which requirement was judged. */
export function writeBroken(verdict: Verdict, view: ReporterView): string[][] {
  const { style, width } = view;
  if (verdict.status !== "broken") return [];
  const { message, stuckAt } = verdict;
  const sign = `${style.bad(style.symbols.missed)} `;
  const sentence = message ?? "The run did not end by itself.";
  const text = `${style.bad("Broken:")} ${sayText(sentence, style)}`;
  const running = verdict.requirements.find(({ id }) => message?.includes(`\`${id}\``));
  const judged = `  ${style.quiet("It was judging:")} ${sayText(running?.title ?? "", style)}`;
  return [
    wrapText(text, width, { first: sign, rest: "  " }),
    ...(running === undefined
      ? []
      : [wrapText(judged.trim(), width, { first: "  ", rest: "    " })]),
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
