import type { SolvedOf } from "../../../quiz/card/card.ts";
import type { Change, ChangeRow } from "../../../quiz/kinds/change.ts";
import type { Flaw } from "../../../quiz/kinds/flaws.ts";
import { renderRow, renderRowLine } from "../../drill/render-change.ts";
import type { Style } from "../../style.ts";
import { countNoun } from "../../text/count-noun.ts";
import { sayText } from "../../text/say.ts";
import { wrapText } from "../../text/wrap.ts";
import type { View } from "../../view.ts";
import { letterPad } from "../letter-pad.ts";
import { linePad } from "../line-pad.ts";
import { listPad } from "../list-pad.ts";
import { sayAnswer } from "../question-move.ts";
import { renderItem } from "../render-item.ts";
import { renderSign } from "../render-sign.ts";
import type { FollowUp, KindView } from "./kind-view.ts";

type SolvedReview = SolvedOf<"review">;

/** First how sure one is, then lines are marked, then put in order. */
export const review: KindView<"review"> = {
  task: "mark the lines that are wrong",
  parts: "flaws",
  exhibit: ({ change }, view) => [
    ...renderChange(change, view),
    "",
    ...wrapText(view.style.quiet(INTRODUCTION), view.width),
  ],
  pad: (_asked, style) =>
    letterPad({ keys: ["s", "n"], help: "s: sure, n: not sure", style }, (key) =>
      sayAnswer({ kind: "review", sure: key === "s", lines: null, ranked: false }),
    ),
  follow: (solved, view) => {
    if (solved.wanted === null || solved.said === null) return null;
    return solved.wanted === "lines" ? askLines(solved, view) : askOrder(solved, view);
  },
  waiting: (_solved, { width }) =>
    wrapText(
      'Add the lines that are wrong to the answer, the worst first, such as "lines": [12, 4].',
      width,
    ),
  correct: (solved, view) => {
    const { flaws } = solved.asked.card;
    const found = listFound(solved);
    return [
      ...flaws.flatMap((flaw) => [
        ...renderFlaw(flaw, { solved, isFound: found.includes(flaw) }, view),
        "",
      ]),
      ...renderAlarms(solved, view),
      ...wrapText(describeOrder(solved), view.width),
    ];
  },
};

const INTRODUCTION =
  "Read the change as a reviewer. Say first how sure you are that you see what is wrong with it; then mark the lines, one for each flaw, and put them in order.";
const WORST =
  "Worst first: what loses, leaks or falsifies data or stops the service, then what fails at times, then the rest.";
/** Without the letters that are commands. */
const KEYS = Array.from("abcdefghijkl");

/** The flaws of which a line was marked, in the order of the marks. */
function listFound({ asked, said }: SolvedReview): Flaw[] {
  const hits = (said?.lines ?? []).flatMap(
    (n) => asked.card.flaws.find(({ lines }) => lines.includes(n)) ?? [],
  );
  return [...new Set(hits)];
}

function listRows({ hunks }: Change): ChangeRow[] {
  return hunks.flatMap(({ rows }) => rows);
}

function digitsOf(change: Change): number {
  return String(listRows(change).length).length;
}

function toDiffRow({ n, sign, text }: ChangeRow): Parameters<typeof renderRow>[0] {
  return { n, sign, text, mistake: null };
}

function renderChange(change: Change, view: View): string[] {
  const digits = digitsOf(change);
  return change.hunks.flatMap(({ heads, rows }) => [
    ...heads.map((head) => view.style.quiet(head)),
    ...rows.flatMap((row) => renderRow(toDiffRow(row), digits, view)),
  ]);
}

function askLines({ asked, said }: SolvedReview, { style }: View): FollowUp {
  const sure = said?.sure ?? false;
  const rows = listPadRows(asked.card.change, style);
  return {
    text: "Space marks a line, and so does its number with Space behind it.\n",
    pad: linePad({ message: "Which lines are wrong?", rows, style }, (lines) =>
      sayAnswer({ kind: "review", sure, lines, ranked: false }),
    ),
  };
}

function listPadRows(change: Change, style: Style): { n: number; text: string; open: boolean }[] {
  const digits = digitsOf(change);
  return change.hunks.flatMap(({ heads, rows }) => [
    ...heads.map((head) => ({ n: 0, text: style.quiet(head), open: false })),
    ...rows.map((row) => ({
      ...{ n: row.n, open: row.open },
      text: renderRowLine(toDiffRow(row), digits, style),
    })),
  ]);
}

function askOrder({ asked, said }: SolvedReview, view: View): FollowUp {
  const { style, width } = view;
  const { change } = asked.card;
  const marked = listRows(change).filter(({ n }) => said?.lines?.includes(n) === true);
  const keys = KEYS.slice(0, marked.length);
  const lines = marked.flatMap((row, at) =>
    renderMarked(row, { key: keys[at] ?? "", change }, view),
  );
  const sure = said?.sure ?? false;
  return {
    text: `${[...wrapText(WORST, width), "", ...lines].join("\n")}\n`,
    pad: listPad({ keys, toggles: false, least: keys.length, style }, (order) =>
      sayAnswer({
        kind: "review",
        sure,
        lines: order.flatMap((key) => marked[keys.indexOf(key)]?.n ?? []),
        ranked: true,
      }),
    ),
  };
}

function renderMarked(
  row: ChangeRow,
  { key, change }: { key: string; change: Change },
  { style, width }: View,
): string[] {
  const lines = renderRow(toDiffRow(row), digitsOf(change), { style, width: width - 5 });
  return lines.map((line, at) => (at === 0 ? `  ${style.accent(key)}  ${line}` : `     ${line}`));
}

function renderFlaw(
  { severity, lines, text, why, shown }: Flaw,
  { solved, isFound }: { solved: SolvedReview; isFound: boolean },
  view: View,
): string[] {
  const { style, width } = view;
  const { change } = solved.asked.card;
  const rows = listRows(change).filter(({ n }) => lines.includes(n));
  const proof = solved.asked.card.proof?.proves === true ? "Proof" : "Illustration";
  const evidence = shown === null ? [] : renderItem(" ", `${proof}: ${shown}`, view);
  return [
    ...renderItem(renderSign(isFound, view), `${text} (${severity})`, view),
    ...rows.flatMap((row) =>
      renderRow(toDiffRow(row), digitsOf(change), { style, width: width - 5 }).map(
        (line) => `     ${line}`,
      ),
    ),
    ...renderItem(" ", why, view),
    ...evidence.map((line) => style.quiet(line)),
  ];
}

function renderAlarms({ asked, said }: SolvedReview, view: View): string[] {
  const alarms = (said?.lines ?? []).filter(
    (n) => !asked.card.flaws.some(({ lines }) => lines.includes(n)),
  );
  if (alarms.length === 0) return [];
  const { style, width } = view;
  const label = alarms.length === 1 ? "Line" : "Lines";
  const verb = alarms.length === 1 ? "is" : "are";
  const reasons = asked.card.harmless.filter(({ lines }) => lines.some((n) => alarms.includes(n)));
  return [
    ...wrapText(style.bad(`${label} ${alarms.join(", ")} ${verb} not wrong.`), width),
    ...reasons.flatMap(({ lines, text }) =>
      wrapText(`${lines.join(", ")}: ${sayText(text, style)}`, width, { first: "  ", rest: "  " }),
    ),
    "",
  ];
}

function describeOrder(solved: SolvedReview): string {
  const { asked, said } = solved;
  if (said === null) return `${countNoun(asked.card.flaws.length, "flaw")}, the worst first.`;
  const found = listFound(solved);
  const ordered = found.every(({ rank }, at) => (found[at - 1]?.rank ?? 0) <= rank);
  const order =
    found.length < 2
      ? ""
      : ordered
        ? "Your order is right. "
        : "Your order is wrong: a flaw stands behind one that is less severe. ";
  return `${order}You were ${said.sure ? "sure" : "not sure"}.`;
}
