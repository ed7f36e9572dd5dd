import type { CalibrationBin, Report, Said } from "../../report/report.ts";
import { HELD } from "../interview/words.ts";
import { countNoun } from "../text/count-noun.ts";
import { makeTable, numberColumn, tellShare } from "./section.ts";
import type { Section, SectionTable } from "./section.ts";

/** Whether things were known as often as was expected. */
export function describeCalibration({ calibration }: Report): Section {
  const { bins, all, said } = calibration;
  return {
    id: "calibration",
    title: "Calibration",
    says: [
      "Before each review the schedule expects how likely you know the card. Here is how often you did.",
      tellResult(all),
      ...(said.length === 0 ? [] : [HELD]),
    ],
    tables: [
      ...(all.reviews === 0 ? [] : [compareBins(bins)]),
      ...(said.length === 0 ? [] : [compareSaid(said)]),
    ],
    next: [],
  };
}

/** Fewer reviews than this say nothing. */
const LEAST = 20;
/** In percentage points. */
const NEAR = 5;

function tellResult({ reviews, expected, known }: CalibrationBin): string {
  if (expected === null || known === null) return "No card has come back for a review yet.";
  const [wanted, got] = [Math.round(expected * 100), Math.round(known * 100)];
  const facts = `In ${countNoun(reviews, "review")} it expected ${wanted} % and you knew ${got} %.`;
  if (reviews < LEAST) return `${facts} That is too few to judge.`;
  if (Math.abs(wanted - got) <= NEAR) return `${facts} The two agree.`;
  return got < wanted
    ? `${facts} You forget faster than it expects: grade an answer \`hard\` or \`again\` when you had to guess.`
    : `${facts} You remember longer than it expects: grade an answer \`easy\` when it came at once.`;
}

/** What the schedule expected of the reviews in a bin, such as `90 to 100 %`. */
export function nameBin({ from, to }: CalibrationBin): string {
  return `${Math.round(from * 100)} to ${Math.round(to * 100)} %`;
}

function compareBins(bins: readonly CalibrationBin[]): SectionTable {
  return makeTable({
    caption: "Expected and known, by the chance that was expected",
    columns: [
      { title: "Chance" },
      numberColumn("Reviews"),
      numberColumn("Expected"),
      numberColumn("Known"),
    ],
    rows: bins.map((bin) => [
      nameBin(bin),
      String(bin.reviews),
      tellShare(bin.expected),
      tellShare(bin.known),
    ]),
  });
}

function compareSaid(said: readonly Said[]): SectionTable {
  return makeTable({
    caption: "How sure you were in interviews and of spoken cards, and which answers held",
    columns: [{ title: "You said" }, numberColumn("Answers"), numberColumn("Held")],
    rows: said.map(({ confidence, answers, right }) => [
      confidence,
      String(answers),
      `${right} (${tellShare(right / answers)})`,
    ]),
  });
}
