import type { ComponentChildren, VNode } from "preact";
import type {
  Debrief,
  HitPoint,
  Point,
  PuzzleAnswer,
  SpokenAnswer,
} from "../../interview/debrief.ts";
import { ABOUT_TITLES, HELD } from "../../ui/interview/words.ts";
import { Inline, Titled } from "../markdown.tsx";
import { DataTable, Part } from "../parts.tsx";

/** What was said to each question, point by point. */
export function SpokenPart({ spoken }: { spoken: readonly SpokenAnswer[] }): VNode {
  const says =
    spoken.length === 0
      ? "No question was answered."
      : "A good answer holds each must; what is good makes it better.";
  return (
    <Part id="spoken" title="What you said" says={[says]}>
      {spoken.map((answer, index) => (
        <Answer key={index} id={`answer-${index}`} answer={answer} />
      ))}
    </Part>
  );
}

function Answer({ id, answer }: { id: string; answer: SpokenAnswer }): VNode {
  const { about, question, why, said, hit, missed, wrong, unbacked } = answer;
  const points = [...hit, ...missed, ...wrong];
  return (
    <div class="card">
      <p class="quiet">{listFacts(answer, ABOUT_TITLES[about])}</p>
      <Titled text={question} />
      {why === null ? null : (
        <p class="quiet">
          <Inline text={why} />
        </p>
      )}
      {said === "" ? null : <blockquote>{said}</blockquote>}
      {points.length === 0 ? null : (
        <DataTable
          id={id}
          caption={`${hit.length} said, ${missed.length} missed, ${wrong.length} wrong`}
          columns={[{ title: "Point", text: true }, { title: "Kind" }, { title: "Said" }]}
          rows={[
            ...hit.map((point) => [
              <Hit point={point} />,
              point.kind,
              <span class="good">✓ yes</span>,
            ]),
            ...missed.map((point) => rowOf(point, <Missed kind={point.kind} />)),
            ...wrong.map((point) => rowOf(point, <span class="bad">✗ yes</span>)),
          ]}
        />
      )}
      {unbacked === 0 ? null : (
        <p class="quiet">{`Ticks taken back, because no sentence backed them: ${unbacked}.`}</p>
      )}
    </div>
  );
}

function listFacts({ sure, card }: SpokenAnswer, about: string): string {
  return [
    about,
    ...(card === null ? [] : [card]),
    ...(sure === null ? [] : [sure ? "you were sure" : "you were unsure"]),
  ].join(", ");
}

/** A point that was said, and below it the words that were given for it. */
function Hit({ point: { text, words } }: { point: HitPoint }): VNode {
  return (
    <>
      <Inline text={text} />
      {words === null ? null : <span class="finding">{`In your words: ${words}`}</span>}
    </>
  );
}

function rowOf({ kind, text }: Point, said: VNode): ComponentChildren[] {
  return [<Inline text={text} />, kind, said];
}

/** What makes an answer better may be missed. */
function Missed({ kind }: Pick<Point, "kind">): VNode {
  return kind === "must" ? <span class="bad">✗ no</span> : <span class="quiet">no</span>;
}

/** The order that was predicted beside the one that Node printed. */
export function PuzzlePart({ puzzle }: { puzzle: PuzzleAnswer }): VNode {
  const { title, scene, predicted, printed, verdict, explained } = puzzle;
  const says = [`${title} (\`${scene}\`)`, VERDICTS[verdict]];
  const lines = Math.max(predicted.length, printed.length);
  return (
    <Part id="puzzle" title="Order puzzle" says={says} next={[`trainer loop ${scene}`]}>
      <DataTable
        id="orders"
        caption="Your order and the one that Node printed"
        columns={[{ title: "Place" }, { title: "You" }, { title: "Node" }, { title: "Same" }]}
        rows={Array.from({ length: lines }, (_none, index) => {
          const [mine = "", real = ""] = [predicted[index], printed[index]];
          return [String(index + 1), mine, real, <Same same={mine === real} />];
        })}
      />
      {explained === null ? null : (
        <div class="card">
          <p class="quiet">
            <Inline
              text={`You explained \`${explained.line}\`: ${explained.correct ? "correct" : "not correct"}.`}
            />
          </p>
          {explained.said === "" || explained.said === explained.rule ? null : (
            <blockquote>{explained.said}</blockquote>
          )}
          <p>
            The rule behind it: <Rule rule={explained.rule} />
          </p>
        </div>
      )}
    </Part>
  );
}

/** The name of a rule, or its sentence. */
function Rule({ rule }: { rule: string }): VNode {
  return /^R-[A-Z-]+$/.test(rule) ? <code>{rule}</code> : <Inline text={rule} />;
}

const VERDICTS: Record<PuzzleAnswer["verdict"], string> = {
  exact: "You predicted it exactly.",
  possible: "Your order is possible too, but this run printed another one.",
  impossible: "Your order cannot come.",
  unseen: "No run printed your order.",
};

function Same({ same }: { same: boolean }): VNode {
  return same ? <span class="good">✓ yes</span> : <span class="bad">✗ no</span>;
}

/** Whether being sure and being right went together. */
export function CalibrationPart({ calibration }: Pick<Debrief, "calibration">): VNode {
  const { sureRight, sureWrong, unsureRight, unsureWrong, says } = calibration;
  const hasAny = sureRight + sureWrong + unsureRight + unsureWrong > 0;
  return (
    <Part
      id="calibration"
      title="Calibration"
      says={hasAny ? [says, HELD] : ["No theory question was answered."]}
    >
      {hasAny ? (
        <DataTable
          id="confidence"
          caption="Answers to theory questions"
          columns={[
            { title: "You were" },
            { title: "Answer held", align: "right" },
            { title: "It did not", align: "right" },
          ]}
          rows={[
            ["sure", String(sureRight), String(sureWrong)],
            ["unsure", String(unsureRight), String(unsureWrong)],
          ]}
        />
      ) : null}
    </Part>
  );
}
