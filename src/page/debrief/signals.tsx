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
  const all = [interview, ...before.map((one) => one.interview)];
  const days = new Set(all.map((one) => one.slice(0, 10)));
  const nameDay = (one: string): string =>
    days.size === all.length ? one.slice(0, 10) : one.slice(0, 16).replace("T", " ");
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
          { title: nameDay(interview) },
          ...before.map((one) => ({ title: nameDay(one.interview) })),
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
