import type { Caught } from "../../drill/tests/score-suite.ts";
import type { ScoredOutcome } from "../../drill/tests/suite-report.ts";
import { countNoun } from "../text/count-noun.ts";
import { cutText } from "../text/cut.ts";
import { sayText } from "../text/say.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";

/** What tests caught, and what they let pass. */
interface Catches extends Pick<ScoredOutcome, "caught" | "survivors"> {
  /** Whether some tests do not count, because they fail on a right solution. */
  isPartial: boolean;
}

/** The score, each mistake that was caught with the test that failed, and how many were not. */
export function writeCatches({ caught, survivors, isPartial }: Catches, view: View): string[][] {
  const { style, width } = view;
  const total = caught.length + survivors.length;
  const score = style.strong(`${caught.length} of ${countNoun(total, "mistake")} caught`);
  const partial = isPartial ? ", counting only tests that pass on every right solution" : "";
  const sign =
    survivors.length === 0 ? style.good(style.symbols.met) : style.warn(style.symbols.warn);
  return [
    [
      ...wrapText(`${score}${partial}`, width, { first: `${sign} `, rest: "  " }),
      ...caught.flatMap((one) => writeCatch(one, view)),
    ],
    survivors.length === 0 ? [] : wrapText(tellSurvivors(survivors.length), width),
  ];
}

function tellSurvivors(count: number): string {
  return count === 1
    ? "1 wrong solution still passes all of your tests."
    : `${count} wrong solutions still pass all of your tests.`;
}

function writeCatch({ target, caught }: ScoredOutcome["caught"][number], view: View): string[] {
  const { style, width } = view;
  const title = sayText(target.title, style);
  const first = `  ${style.good(style.symbols.met)} `;
  const by = cutText(
    `    ${style.quiet(sayText(tellHow(caught), style))}`,
    width,
    style.symbols.ellipsis,
  );
  return [...wrapText(title, width, { first, rest: "    " }), by];
}

function tellHow(caught: Caught): string {
  switch (caught.how) {
    case "test":
      return caught.test;
    case "hang":
      return caught.test === null
        ? "it never comes back"
        : `it never comes back in: ${caught.test}`;
    case "crash":
      return caught.test === null
        ? "it ends the process"
        : `it ends the process in: ${caught.test}`;
    case "error":
      return "an error that reached no test";
  }
}
