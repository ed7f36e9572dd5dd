import type { VNode } from "preact";
import type { Debrief, SignalLevel } from "../../interview/debrief.ts";
import { LevelMark } from "../level-mark.tsx";
import { Inline } from "../markdown.tsx";
import { DataTable, Part } from "../parts.tsx";

/** The level of each signal with its evidence. */
export function SignalPart({ debrief: { signals, because } }: { debrief: Debrief }): VNode {
  return (
    <Part id="signals" title="Signals" says={[because]}>
      <DataTable
        id="levels"
        caption="Signals of this interview"
        columns={[{ title: "Signal" }, { title: "Level" }, { title: "Evidence", text: true }]}
        rows={signals.map(({ title, level, evidence }) => [
          title,
          <Level level={level} />,
          <Inline text={evidence.join(" ")} />,
        ])}
      />
    </Part>
  );
}

function Level({ level }: { level: SignalLevel | null }): VNode {
  return level === null ? <span class="quiet">not measured</span> : <LevelMark word={level} />;
}

/** This interview beside the ones before it. */
export function EarlierPart({ debrief }: { debrief: Debrief }): VNode | null {
  const { before, signals, result, challenge, interview } = debrief;
  if (before.length === 0) return null;
  return (
    <Part
      id="before"
      title="Your last interviews"
      says={["This one first, then the ones before it."]}
    >
      <DataTable
        id="interviews"
        caption="Signals and results"
        columns={[
          { title: "Signal" },
          { title: interview.slice(0, 10) },
          ...before.map((one) => ({ title: one.interview.slice(0, 10) })),
        ]}
        rows={[
          ...signals.map(({ signal, title, level }) => [
            title,
            <Level level={level} />,
            ...before.map((one) => <Level key={one.interview} level={one.signals[signal]} />),
          ]),
          ["Result", result, ...before.map((one) => one.result)],
          ["Challenge", challenge.slug, ...before.map((one) => one.challenge)],
        ]}
      />
    </Part>
  );
}
