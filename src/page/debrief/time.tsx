import type { VNode } from "preact";
import type { Debrief, Moment, PartTime } from "../../interview/debrief.ts";
import type { Span, Spot } from "../charts/time-strip.tsx";
import { TimeStrip } from "../charts/time-strip.tsx";
import { tellClock } from "../clock.ts";
import { Inline } from "../markdown.tsx";
import { DataTable, Details, Part } from "../parts.tsx";

/** How the time went: the parts, what happened when, and what that comes to. */
export function TimePart({ debrief }: { debrief: Debrief }): VNode {
  const { parts, timeLine, marks, usedMs } = debrief;
  const spans = listSpans(parts);
  return (
    <Part id="time" title="Time line" says={[EXPLAINS]}>
      {spans.length === 0 ? null : (
        <figure class="chart">
          <TimeStrip
            text={describe(debrief)}
            totalMs={usedMs}
            spans={spans}
            spots={timeLine.flatMap(findSpot)}
            silence={marks.longestSilence}
            tell={tellClock}
          />
        </figure>
      )}
      <PartTable parts={parts} />
      <MarkTable debrief={debrief} />
      {timeLine.length === 0 ? null : (
        <Details summary="Everything that happened">
          <DataTable
            id="moments"
            caption="What happened when"
            columns={[{ title: "At" }, { title: "What", text: true }]}
            rows={timeLine.map(({ clockMs, text }) => [tellClock(clockMs), <Inline text={text} />])}
          />
        </Details>
      )}
    </Part>
  );
}

const EXPLAINS =
  "The blocks are the parts, with their numbers from the table. Below them a ring is a run, a filled dot is a stage that is met, and an upright line is help. A broken line marks a part that took too long.";

function listSpans(parts: readonly PartTime[]): Span[] {
  let from = 0;
  return parts.flatMap(({ title, usedMs, limitMs }) => {
    if (usedMs === null) return [];
    const span = {
      name: title,
      fromMs: from,
      toMs: from + usedMs,
      isOver: isOver(usedMs, limitMs),
    };
    from = span.toMs;
    return [span];
  });
}

/** By a second at least, since no clock shows less. */
function isOver(usedMs: number, limitMs: number): boolean {
  return usedMs - limitMs >= 1000;
}

function findSpot({ clockMs, kind }: Moment): Spot[] {
  switch (kind) {
    case "run":
      return [{ atMs: clockMs, kind: "tried" }];
    case "green":
      return [{ atMs: clockMs, kind: "met" }];
    case "help":
      return [{ atMs: clockMs, kind: "help" }];
    case "part":
    case "pause":
    case "warning":
    case "answer":
    case "end":
      return [];
  }
}

function describe({ parts, marks, usedMs }: Debrief): string {
  const used = parts.filter((part) => part.usedMs !== null);
  const list = used.map(({ title, usedMs: ms }) => `${title} ${tellClock(ms)}`).join(", ");
  const green = marks.firstGreenMs;
  const stage = green === null ? "Stage 1 was not met." : `Stage 1 was met at ${tellClock(green)}.`;
  return `Time line of ${tellClock(usedMs)} minutes: ${list}. ${stage}`;
}

function PartTable({ parts }: { parts: readonly PartTime[] }): VNode {
  return (
    <DataTable
      id="parts"
      caption="Parts of the interview, in minutes"
      columns={[
        { title: "Part" },
        { title: "Limit", align: "right" },
        { title: "Used", align: "right" },
        { title: "Over", align: "right" },
      ]}
      rows={parts.map(({ title, limitMs, usedMs }, index) => {
        return [
          `${index + 1}. ${title}`,
          tellClock(limitMs),
          usedMs === null ? "not reached" : tellClock(usedMs),
          isOver(usedMs ?? 0, limitMs) ? (
            <span class="bad">{tellClock((usedMs ?? 0) - limitMs)}</span>
          ) : (
            ""
          ),
        ];
      })}
    />
  );
}

function MarkTable({ debrief: { marks, pauses, challenge } }: { debrief: Debrief }): VNode {
  const { firstRunMs, stages, runs, hints, longestSilence } = marks;
  const silence =
    longestSilence === null
      ? "–"
      : `${tellClock(longestSilence.ms)}, from ${tellClock(longestSilence.fromMs)}`;
  return (
    <DataTable
      id="marks"
      caption="What it comes to"
      columns={[{ title: "Mark" }, { title: "Value", align: "right" }]}
      rows={[
        ["First run", firstRunMs === null ? "never" : tellClock(firstRunMs)],
        ...(challenge.kind === "solve"
          ? stages.map(({ n, title, greenMs }) => [
              `Stage ${n} met: ${title}`,
              greenMs === null ? "never" : tellClock(greenMs),
            ])
          : []),
        ["Runs", String(runs)],
        ["Hints", String(hints)],
        ["Longest time without a run", silence],
        ["Pauses", pauses.count === 0 ? "0" : `${pauses.count} (${tellClock(pauses.ms)})`],
      ]}
    />
  );
}
