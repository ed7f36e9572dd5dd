import type { VNode } from "preact";
import type { Debrief } from "../interview/debrief.ts";
import { tellLongDay } from "./charts/share.ts";
import { tellClock } from "./clock.ts";
import { CalibrationPart, PuzzlePart, SpokenPart } from "./debrief/answers.tsx";
import { MistakePart, QuestionPart, RequirementPart } from "./debrief/code.tsx";
import { EarlierPart, SignalPart } from "./debrief/signals.tsx";
import { TimePart } from "./debrief/time.tsx";
import { Inline } from "./markdown.tsx";
import { Figures, Part } from "./parts.tsx";
import { renderPage } from "./render-page.tsx";

/** What an interview comes to, as one HTML file. */
export function renderDebriefPage(debrief: Debrief): string {
  const { challenge, interview, minutes, level, seed, focus } = debrief;
  const parts = listParts(debrief);
  const facts = [
    tellLongDay(interview.slice(0, 10)),
    ...(challenge.kind === "solve" ? [] : [`a ${challenge.kind}`]),
    `${minutes} minutes`,
    `measured as ${level}`,
    ...(focus === null ? [] : [`focus ${focus}`]),
  ];
  return renderPage({
    title: `Mock interview: ${challenge.title}`,
    kind: "debrief",
    lead: `${facts.join(", ")}.`,
    contents: parts.map(({ id, title }) => ({ id, title })),
    made: `Made by trainer. The seed ${seed} repeats the interview with the same journal.`,
    children: (
      <>
        <Figures figures={listFigures(debrief)} />
        {parts.map(({ part }) => part)}
      </>
    ),
  });
}

function listFigures(debrief: Debrief): { name: string; value: string; says: string }[] {
  const { result, reached, usedMs, minutes, marks, challenge, asked, end, pauses, signals } =
    debrief;
  const measured = signals.filter(({ level: one }) => one !== null).length;
  const met = marks.stages.filter(({ greenMs }) => greenMs !== null).length;
  const waited = pauses.count === 0 ? "" : `, pauses not counted`;
  return [
    {
      ...{ name: "Result", value: result },
      says: end === "stopped" ? "ended early" : `by ${measured} of ${signals.length} signals`,
    },
    { name: "Level reached", value: reached ?? "none", says: "of junior, middle and senior" },
    { name: "Time", value: tellClock(usedMs), says: `of ${minutes} minutes${waited}` },
    ...(challenge.kind === "solve"
      ? [
          {
            ...{ name: "Stages met", value: `${met} of ${challenge.stages}` },
            says: `of ${challenge.slug}`,
          },
        ]
      : []),
    {
      ...{ name: "Questions asked", value: `${asked.ticked} of ${asked.of}` },
      says: "that were worth asking",
    },
  ];
}

interface PagePart {
  id: string;
  title: string;
  part: VNode;
}

function listParts(debrief: Debrief): PagePart[] {
  const { puzzle, before, spoken, calibration } = debrief;
  return [
    { id: "signals", title: "Signals", part: <SignalPart debrief={debrief} /> },
    { id: "practise", title: "Practise", part: <PractisePart debrief={debrief} /> },
    { id: "time", title: "Time line", part: <TimePart debrief={debrief} /> },
    { id: "requirements", title: "Requirements", part: <RequirementPart debrief={debrief} /> },
    { id: "mistakes", title: "Mistakes", part: <MistakePart debrief={debrief} /> },
    { id: "questions", title: "Questions", part: <QuestionPart debrief={debrief} /> },
    { id: "spoken", title: "What you said", part: <SpokenPart spoken={spoken} /> },
    ...(puzzle === null
      ? []
      : [{ id: "puzzle", title: "Order puzzle", part: <PuzzlePart puzzle={puzzle} /> }]),
    {
      ...{ id: "calibration", title: "Calibration" },
      part: <CalibrationPart calibration={calibration} />,
    },
    { id: "reference", title: "Reference", part: <ReferencePart debrief={debrief} /> },
    ...(before.length === 0
      ? []
      : [{ id: "before", title: "Last interviews", part: <EarlierPart debrief={debrief} /> }]),
  ];
}

function PractisePart({ debrief: { practise } }: { debrief: Debrief }): VNode {
  const { title, why, command } = practise;
  return (
    <Part
      id="practise"
      title="One thing to practise"
      says={["Do this before your next interview."]}
      next={[`trainer ${command.join(" ")}`]}
    >
      <div>
        <h3>{title}</h3>
        <p>
          <Inline text={why} />
        </p>
      </div>
    </Part>
  );
}

function ReferencePart({ debrief: { reference, challenge } }: { debrief: Debrief }): VNode {
  return (
    <Part
      id="reference"
      title="What the reference solution does"
      says={[]}
      next={[`trainer solution ${challenge.slug} --reveal`]}
    >
      <ol>
        {reference.map((line) => (
          <li key={line}>
            <Inline text={line} />
          </li>
        ))}
      </ol>
    </Part>
  );
}
