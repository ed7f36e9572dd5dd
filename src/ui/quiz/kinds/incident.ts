import type { SolvedOf } from "../../../quiz/card/card.ts";
import type { Artefact } from "../../../quiz/kinds/artefact.ts";
import type { AskedItem } from "../../../quiz/kinds/card-kind.ts";
import { sayText } from "../../text/say.ts";
import { wrapText } from "../../text/wrap.ts";
import type { View } from "../../view.ts";
import { letterPad } from "../letter-pad.ts";
import { listPad } from "../list-pad.ts";
import { sayAnswer } from "../question-move.ts";
import { renderArtefact } from "../render-artefact.ts";
import { renderItem } from "../render-item.ts";
import { findPlaces, listKeys } from "../shown-keys.ts";
import { renderPicked } from "./choices.ts";
import type { FollowUp, KindView } from "./kind-view.ts";

type SolvedIncident = SolvedOf<"incident">;

/** First how sure one is, then the cause is chosen, then the first step. */
export const incident: KindView<"incident"> = {
  task: "find the cause and the first step",
  parts: "right",
  exhibit: ({ artefacts }, view) => [
    ...renderArtefacts(artefacts, view),
    ...wrapText(view.style.quiet(INTRODUCTION), view.width),
  ],
  item: () => [],
  pad: (_asked, style) =>
    letterPad({ keys: ["s", "n"], help: "s: sure, n: not sure", style }, (key) =>
      sayAnswer({ kind: "incident", sure: key === "s", causes: null, step: null }),
    ),
  follow: (solved, view) => {
    if (solved.wanted === null || solved.said === null) return null;
    return solved.wanted === "cause" ? askCause(solved, view) : askStep(solved, view);
  },
  waiting: (solved, view) => {
    const isCause = solved.said === null || solved.wanted === "cause";
    const lines = isCause ? renderCauses(solved, view) : renderSteps(solved, view);
    const note = isCause
      ? 'Add the cause to the answer, such as "cause": "a", or an array of all of them.'
      : 'Add the first step to the answer, such as "first": "2".';
    return [...lines, "", ...wrapText(note, view.width)];
  },
  correct: (solved, view) => {
    const { asked, said, right } = solved;
    const { causes, steps, recording } = asked.card;
    const { style, width } = view;
    const picked = {
      choices: [...causes, ...steps],
      right: [...(right.causes ?? []), right.step ?? -1],
      own: [...(said?.causes ?? []), said?.step ?? -1],
    };
    const notes = [
      said === null ? "" : `You were ${said.sure ? "sure" : "not sure"}.`,
      recording === null ? "" : `The artefact was recorded with ${recording.made}.`,
    ].filter((note) => note !== "");
    return [
      style.strong("Cause"),
      ...renderPicked(listCauses(asked), picked, view),
      "",
      style.strong("First step"),
      ...renderPicked(listSteps(asked), picked, view),
      ...(notes.length === 0 ? [] : ["", ...wrapText(sayText(notes.join(" "), style), width)]),
    ];
  },
};

const INTRODUCTION =
  "Name the cause and what you do first, aloud or in thought. Then say how sure you are; only after that do you see what to choose from.";

function listCauses({ card, items }: SolvedIncident["asked"]): AskedItem[] {
  return items.filter(({ index }) => index < card.causes.length);
}

function listSteps({ card, items }: SolvedIncident["asked"]): AskedItem[] {
  return items.filter(({ index }) => index >= card.causes.length);
}

function renderArtefacts(artefacts: readonly Artefact[], view: View): string[] {
  return artefacts.flatMap((artefact) => [...renderArtefact(artefact, view), ""]);
}

function renderCauses({ asked }: SolvedIncident, view: View): string[] {
  const { card } = asked;
  const note = card.choosesSeveral
    ? "Which causes does the artefact show? Choose all that are right."
    : "Which cause does the artefact show?";
  return [
    ...wrapText(note, view.width),
    "",
    ...listCauses(asked).flatMap(({ key, text }) => renderItem(view.style.accent(key), text, view)),
  ];
}

function renderSteps({ asked }: SolvedIncident, view: View): string[] {
  return [
    ...wrapText("What do you do first?", view.width),
    "",
    ...listSteps(asked).flatMap(({ key, text }) => renderItem(view.style.accent(key), text, view)),
  ];
}

function askCause(solved: SolvedIncident, view: View): FollowUp {
  const { style } = view;
  const { card } = solved.asked;
  const items = listCauses(solved.asked);
  const sure = solved.said?.sure ?? false;
  const keys = listKeys(items);
  const take = (chosen: readonly string[]): ReturnType<typeof sayAnswer> =>
    sayAnswer({ kind: "incident", sure, causes: findPlaces(items, chosen), step: null });
  const pad = card.choosesSeveral
    ? listPad({ keys, toggles: true, least: 1, style }, take)
    : letterPad({ keys, help: `${keys.join(", ")} to answer`, style }, (key) => take([key]));
  return { text: `${renderCauses(solved, view).join("\n")}\n`, pad };
}

function askStep(solved: SolvedIncident, view: View): FollowUp {
  const { asked, said } = solved;
  const steps = listSteps(asked);
  const keys = listKeys(steps);
  const { sure = false, causes = [] } = said ?? {};
  return {
    text: `${renderSteps(solved, view).join("\n")}\n`,
    pad: letterPad({ keys, help: `${keys.join(", ")} to answer`, style: view.style }, (key) =>
      sayAnswer({ kind: "incident", sure, causes, step: findPlaces(steps, [key])[0] ?? 0 }),
    ),
  };
}
