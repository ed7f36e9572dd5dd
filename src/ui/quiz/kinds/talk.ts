import type { SolvedOf } from "../../../quiz/card/card.ts";
import type { PartSaid, TalkLook, TalkStep } from "../../../quiz/kinds/talk.ts";
import { renderMarkdown } from "../../markdown.ts";
import type { KeyPad } from "../../prompts/key-pad.ts";
import type { Style } from "../../style.ts";
import { countNoun } from "../../text/count-noun.ts";
import { sayText } from "../../text/say.ts";
import { wrapText } from "../../text/wrap.ts";
import type { View } from "../../view.ts";
import { letterPad } from "../letter-pad.ts";
import { sayAnswer } from "../question-move.ts";
import type { QuestionMove } from "../question-move.ts";
import { renderItem } from "../render-item.ts";
import { renderSign } from "../render-sign.ts";
import { textPad } from "../text-pad.ts";
import type { FollowUp } from "./kind-view.ts";
import {
  askSentence,
  askTicks,
  describeAgainst,
  renderPoints,
  renderSaidPoints,
} from "./points.ts";

/** The kinds of cards that are talked through part by part. */
export type TalkKind = "chain" | "walkthrough";

/** An answered card of one of these kinds. */
export type SolvedTalk = SolvedOf<TalkKind>;

/** What is particular to a kind of talk. */
export interface TalkWords {
  kind: TalkKind;
  /** What its parts are called, such as `link`. */
  noun: string;
  /** The title of a part, such as `Follow-up 1 of 3`. */
  title: (at: number, parts: readonly { title: string }[]) => string;
  /** What stands below the question of a part. */
  exhibit?: (asked: SolvedTalk["asked"], part: LookedPart, view: View) => string[];
}

type LookedPart = TalkLook["parts"][number];

/** Where in a talk something is asked. */
interface TalkPlace {
  part: LookedPart;
  step: TalkStep;
  take: (said: PartSaid) => QuestionMove;
}

/** The keys that say how sure one is of the first part; what is not known there is the whole card. */
export function askFirst(kind: TalkKind, style: Style): KeyPad<string, QuestionMove> {
  return askSure(style, (sure) => sayParts(kind, [beginPart(sure)]));
}

/** What a talk asks next; `null` when all was said. */
export function followTalk(solved: SolvedTalk, words: TalkWords, view: View): FollowUp | null {
  const { said, look } = solved;
  const step = look?.step ?? null;
  const part = look?.parts[step?.part ?? 0];
  if (said === null || step === null || part === undefined) return null;
  const take = (own: PartSaid): QuestionMove =>
    sayParts(words.kind, said.parts.toSpliced(step.part, 1, own));
  const place = { part, step, take };
  const follow =
    step.wanted === "sure" ? askPart(solved, words, { place, view }) : askMore(place, view);
  // Who does not know a part goes on with the next one: nothing that was said before is lost.
  const nothing = { ...beginPart(false), sums: part.sums.map(() => ""), ticked: [] };
  return { ...follow, pad: replaceUnknown(follow.pad, take(nothing)) };
}

/** What a graded file shows of a talk that goes on. */
export function renderWaitingTalk(solved: SolvedTalk, words: TalkWords, view: View): string[] {
  const step = solved.look?.step ?? null;
  const part = solved.look?.parts[step?.part ?? 0];
  if (step === null || part === undefined) return [];
  const { items, sums } = part;
  const key = items.find(({ index }) => index === step.at)?.key ?? "";
  const hints = {
    sure: `Add { "sure": true } or { "sure": false } to the array for this ${words.noun}.`,
    sum: 'Add what you worked out, such as "sums": ["120 GB"], in the order above; "" is for what you don\'t know.',
    points: 'Add what you said, such as "said": ["a", "c"].',
    sentence: `Add the sentence that you said for ${key}, such as "sentences": { "${key}": "..." }; an empty one takes the tick away.`,
  };
  const shown = {
    sure: [],
    sum: sums.flatMap(({ what }, at) => renderItem(String(at + 1), what, view)),
    points: renderPoints(items, view),
    sentence: renderPoints(items, view),
  };
  const head = renderPartHead(solved, words, { place: { part, step }, view });
  const rest = shown[step.wanted];
  const hint = wrapText(hints[step.wanted], view.width);
  return [...head, "", ...(rest.length === 0 ? [] : [...rest, ""]), ...hint];
}

/** How each part went, and how well that was known before. */
export function renderTalk({ look, said }: SolvedTalk, words: TalkWords, view: View): string[] {
  const all = look?.parts ?? [];
  const held = all.filter(({ score }) => score.holds).length;
  const sure = all.filter((part) => part.said?.sure === true);
  const both = sure.filter(({ score }) => score.holds).length;
  const against = all.reduce((sum, { score }) => sum + score.against, 0);
  const facts = [
    `${held} of ${countNoun(all.length, words.noun)} held.`,
    sure.length === 0
      ? "You were not sure of any."
      : `You were sure of ${sure.length}, and ${both} of these held.`,
    ...(against === 0 ? [] : [view.style.bad(describeAgainst(against))]),
  ];
  const summary = said === null ? [] : [...wrapText(facts.join(" "), view.width), ""];
  const parts = all.map((part, at) => [
    ...renderScore(words.title(at, all), part, view),
    ...renderPart(part, view),
  ]);
  return [...summary, ...parts.flatMap((lines, at) => (at === 0 ? lines : ["", ...lines]))];
}

/** The title and the question of a part. */
function renderPartHead(
  { look, asked }: SolvedTalk,
  words: TalkWords,
  { place, view }: { place: Pick<TalkPlace, "part" | "step">; view: View },
): string[] {
  const { style, width } = view;
  const exhibit = words.exhibit?.(asked, place.part, view) ?? [];
  return [
    ...wrapText(style.strong(words.title(place.step.part, look?.parts ?? [])), width),
    "",
    renderMarkdown(place.part.question, style, width),
    ...(exhibit.length === 0 ? [] : ["", ...exhibit]),
  ];
}

function askPart(
  solved: SolvedTalk,
  words: TalkWords,
  { place, view }: { place: TalkPlace; view: View },
): FollowUp {
  const lines = renderPartHead(solved, words, { place, view });
  return {
    text: `${lines.join("\n")}\n`,
    pad: askSure(view.style, (sure) => place.take(beginPart(sure))),
  };
}

/** What is asked of a part after how sure one is. */
function askMore({ part, step, take }: TalkPlace, view: View): FollowUp {
  const { items, sums: wanted, said } = part;
  const { at } = step;
  const own = said ?? beginPart(false);
  if (step.wanted === "sum") {
    const sum = { what: wanted[at]?.what ?? "", before: own.sums[at] };
    const before = own.sums.slice(0, at);
    return askSum(sum, (text) => take({ ...own, sums: [...before, text] }), view);
  }
  if (step.wanted === "points")
    return askTicks(items, (ticked) => take({ ...own, ticked, sentences: [] }), view);
  const item = items.find(({ index }) => index === at);
  const type = (text: string): QuestionMove =>
    take({ ...own, sentences: [...own.sentences, { point: at, text }] });
  return askSentence(item, type, view);
}

function askSum(
  { what, before }: { what: string; before: string | undefined },
  finish: (text: string) => QuestionMove,
  { style, width }: View,
): FollowUp {
  const note =
    before === undefined
      ? `${what}? Type a number with its unit.`
      : `\`${before}\` is not a number with its unit. ${what}? Type one such as 250 ms, 1.2 GB or 40/s.`;
  const empty = { help: "don't know", move: finish("") };
  return {
    text: `${wrapText(sayText(note, style), width).join("\n")}\n`,
    pad: textPad({ label: "Answer", accepts: /\S/, style, commands: false, empty }, finish),
  };
}

function askSure(
  style: Style,
  finish: (sure: boolean) => QuestionMove,
): KeyPad<string, QuestionMove> {
  return letterPad({ keys: ["s", "n"], help: "Said: s: sure, n: not sure", style }, (key) =>
    finish(key === "s"),
  );
}

function beginPart(sure: boolean): PartSaid {
  return { sure, sums: [], ticked: null, sentences: [] };
}

function sayParts(kind: TalkKind, parts: PartSaid[]): QuestionMove {
  return sayAnswer({ kind, parts });
}

/** The same pad, whose "not known" means something else. */
function replaceUnknown(
  pad: KeyPad<string, QuestionMove>,
  move: QuestionMove,
): KeyPad<string, QuestionMove> {
  return {
    ...pad,
    press: (state, key) => {
      const press = pad.press(state, key);
      const isUnknown =
        press.kind === "done" &&
        press.result.kind === "answer" &&
        press.result.answer.kind === "unknown";
      return isUnknown ? { kind: "done", result: move } : press;
    },
  };
}

function renderScore(title: string, { score }: LookedPart, { style, width }: View): string[] {
  const { holds, hits, musts, extras, goods, sums, against } = score;
  const right = sums.filter(Boolean).length;
  const parts = [
    `${hits} of ${countNoun(musts, "must")}`,
    sums.length === 0 ? "" : `${right} of ${countNoun(sums.length, "sum")}`,
    `${extras} of ${goods} good`,
    against === 0 ? "" : `${against} wrong`,
  ];
  const { met, missed } = style.symbols;
  const sign = holds ? style.good(met) : style.bad(missed);
  const facts = style.quiet(parts.filter((one) => one !== "").join(", "));
  return wrapText(`${sign} ${style.strong(title)}: ${facts}`, width, { first: "", rest: "  " });
}

function renderPart({ question, sums, points, said, score }: LookedPart, view: View): string[] {
  const { style, width } = view;
  return [
    ...renderMarkdown(question, style, width - 2)
      .split("\n")
      .map((line) => `  ${line}`.trimEnd()),
    ...sums.flatMap(({ what, answer }, at) => {
      const text = said?.sums[at] ?? "";
      const note = text.trim() === "" ? "" : ` You wrote ${text}.`;
      const sign = renderSign(score.sums[at] === true, view);
      return renderItem(sign, `${what}: ${answer}.${note}`, view);
    }),
    ...renderSaidPoints(points, said, view),
  ];
}
