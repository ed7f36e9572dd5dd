import { askCard } from "../../quiz/asked-card.ts";
import { dependsOnVersion } from "../../quiz/right-answer.ts";
import type { Standing } from "../../quiz/standing.ts";
import { renderNext } from "../../ui/command-list.ts";
import { renderQuestion } from "../../ui/quiz/render-question.ts";
import type { Context, ExitCode } from "../context.ts";
import { printJson } from "../json.ts";
import type { QuizDesk } from "./desk.ts";
import { describeQuestion } from "./json.ts";
import type { QuizOptions } from "./options.ts";

/** Prints questions without their answers: as JSON to be filled in, or as text with what to type. */
export function printQuestions(
  chosen: readonly Standing[],
  { desk, options }: { desk: QuizDesk; options: QuizOptions },
  context: Context,
): ExitCode {
  const { seed, version, faults } = desk;
  const asked = chosen.map((standing) => ({
    standing,
    own: askCard(standing.card, seed, version),
  }));
  if (options.json === true) {
    const cards = asked.map(({ standing, own }) => describeQuestion(own, standing));
    printJson(context, { seed, node: version, cards, faults });
    return 0;
  }
  for (const { standing, own } of asked) {
    const { card, changed } = standing;
    const meant = dependsOnVersion(card) ? version : null;
    const page = { asked: own, title: card.id, changed, version: meant };
    context.out(`${renderQuestion(page, context)}\n`);
  }
  context.out(`Seed ${seed}\n`);
  const again = `trainer quiz ${repeatOptions(options)}--seed ${seed} --json > answers.json`;
  context.out(`${renderNext([again, "trainer quiz --answers answers.json"], context)}\n`);
  return 0;
}

/** The options that chose these cards, so that the next command chooses them again. */
function repeatOptions({ deck, kind, count, due, card, exam }: QuizOptions): string {
  const words = [
    deck === undefined ? "" : `--deck ${deck} `,
    kind === undefined ? "" : `--kind ${kind} `,
    count === undefined ? "" : `--count ${count} `,
    due === true ? "--due " : "",
    card === undefined ? "" : `--card ${card} `,
    exam === undefined ? "" : `--exam ${exam} `,
  ];
  return words.join("");
}
