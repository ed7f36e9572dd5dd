import { wrapText } from "../../text/wrap.ts";
import type { KindView } from "./kind-view.ts";
import { askFirst, followTalk, renderTalk, renderWaitingTalk } from "./talk.ts";
import type { TalkWords } from "./talk.ts";

const WORDS: TalkWords = {
  kind: "chain",
  noun: "link",
  title: (at, { length }) => (at === 0 ? "First question" : `Follow-up ${at} of ${length - 1}`),
};

/** Each question is told, ticked off and typed in part before the next one is shown. */
export const chain: KindView<"chain"> = {
  task: "say it, then answer the follow-ups",
  parts: "musts",
  exhibit: ({ parts }, { style, width }) => {
    const note = `Say each answer aloud, in about a minute, and then how sure you are. ${parts.length - 1} follow-ups come one after another; what was right is shown at the end. You can stop at any point and go on later.`;
    return wrapText(style.quiet(note), width);
  },
  item: () => [],
  pad: (_asked, style) => askFirst("chain", style),
  follow: (solved, view) => followTalk(solved, WORDS, view),
  waiting: (solved, view) => renderWaitingTalk(solved, WORDS, view),
  correct: (solved, view) => renderTalk(solved, WORDS, view),
};
