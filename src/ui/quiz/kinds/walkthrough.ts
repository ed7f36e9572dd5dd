import type { CardOf, SolvedOf } from "../../../quiz/card/card.ts";
import { renderMarkdown } from "../../markdown.ts";
import { padText } from "../../text/pad.ts";
import { sayText } from "../../text/say.ts";
import { wrapText } from "../../text/wrap.ts";
import type { View } from "../../view.ts";
import { renderItem } from "../render-item.ts";
import type { KindView } from "./kind-view.ts";
import { askFirst, followTalk, renderTalk, renderWaitingTalk } from "./talk.ts";
import type { TalkWords } from "./talk.ts";

const WORDS: TalkWords = {
  kind: "walkthrough",
  noun: "stage",
  title: (at, parts) => `Stage ${at + 1} of ${parts.length}: ${parts[at]?.title ?? ""}`,
  exhibit: ({ card }, { sums }, view) =>
    card.kind === "walkthrough" && sums.length > 0 ? renderGiven(card, view) : [],
};

/** Each stage is told, ticked off and typed in part before the next one is shown. */
export const walkthrough: KindView<"walkthrough"> = {
  task: "design it in stages",
  parts: "musts and sums",
  exhibit: ({ parts }, { style, width }) => [
    ...wrapText(style.quiet(INTRODUCTION), width),
    "",
    style.strong(WORDS.title(0, parts)),
    renderMarkdown(parts[0]?.question ?? "", style, width),
  ],
  item: () => [],
  pad: (_asked, style) => askFirst("walkthrough", style),
  follow: (solved, view) => followTalk(solved, WORDS, view),
  waiting: (solved, view) => renderWaitingTalk(solved, WORDS, view),
  correct: (solved, view) => [
    ...renderShown(solved, view),
    ...renderTalk(solved, WORDS, view),
    "",
    view.style.strong("How the sums are worked out"),
    ...renderSteps(solved.asked.card, view),
  ],
};

const INTRODUCTION =
  "Say each stage aloud, in three to four minutes, and then how sure you are. What was right is shown at the end. You can stop at any point and go on later.";

const HANGING = { first: "  ", rest: "    " };

function renderGiven({ given }: CardOf<"walkthrough">, { style, width }: View): string[] {
  return given.flatMap(({ left, right }) =>
    wrapText(`${sayText(left, style)}: ${style.strong(sayText(right, style))}`, width, HANGING),
  );
}

function renderSteps({ steps }: CardOf<"walkthrough">, view: View): string[] {
  const digits = String(steps.length).length;
  return steps.flatMap((step, at) => renderItem(padText(String(at + 1), digits), step, view));
}

/** The level that the answer shows, by the musts of each. */
function renderShown({ look, said }: SolvedOf<"walkthrough">, { style, width }: View): string[] {
  if (look === null || said === null) return [];
  const { shows, levels } = look;
  const counts = levels.map(({ level, musts, hits }) => `${level} ${hits} of ${musts}`);
  const shown = shows === null ? "no level yet" : `the level ${style.strong(shows)}`;
  const text = `Your answer shows ${shown}. Musts by level: ${counts.join(", ")}.`;
  return [...wrapText(text, width), ""];
}
