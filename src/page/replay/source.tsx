import type { VNode } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Replay } from "../../loop/replay/replay.ts";
import type { Site, Step } from "../../loop/trace.ts";
import { splitSource } from "../../ui/text/split-source.ts";
import type { Piece } from "../../ui/text/split-source.ts";
import { findAt } from "./find-step.ts";
import { showText } from "./show-text.ts";
import type { Player } from "./use-replay.ts";

/** What a line has to do with a step. */
type Mark = "scheduled" | "defined" | "prints" | "runs";

/** The signs beside a line, from left to right. */
const LEGEND: readonly Mark[] = ["scheduled", "defined", "prints"];
const SIGNS: Record<Mark, string> = { scheduled: "◇", defined: "ƒ", prints: "▶", runs: "▷" };

/** The source with the lines that count for the step. */
export function Source({ player }: { player: Player }): VNode {
  const { show, run, step, steps } = player;
  const { lines, first } = show.source;
  const painted = useMemo(() => paintLines(lines), [lines]);
  const targets = useMemo(() => findTargets(steps, run), [steps, run]);
  const marks = findMarks(step, run);
  const box = useRef<HTMLOListElement>(null);
  useEffect(() => showMarks(box.current), [step.n]);
  return (
    <>
      <ol
        class={`source ${step.phase}`}
        ref={box}
        tabIndex={0}
        aria-label="Source"
        data-keys="scroll"
      >
        {painted.map((pieces, index) => {
          const line = first + index;
          return (
            <Line
              key={line}
              line={line}
              pieces={pieces}
              marks={marks.get(line) ?? []}
              goTo={findNext(targets.get(line) ?? [], player)}
            />
          );
        })}
      </ol>
      <p class={`legend fine ${step.phase}`}>
        {LEGEND.map((mark) => (
          <span key={mark}>
            <b aria-hidden="true">{SIGNS[mark]}</b> {mark}
          </span>
        ))}
      </p>
    </>
  );
}

function Line(row: {
  line: number;
  pieces: readonly Piece[];
  marks: readonly Mark[];
  goTo: (() => void) | null;
}): VNode {
  const { line, pieces, marks, goTo } = row;
  return (
    <li class={marks.join(" ")} data-line={line} data-marks={marks.join(" ")}>
      <span class="marks">
        {LEGEND.map((mark) => {
          const own = mark === "prints" && marks.includes("runs") ? "runs" : mark;
          return (
            <span key={mark} aria-hidden="true">
              {marks.includes(own) ? SIGNS[own] : ""}
            </span>
          );
        })}
        {marks.length === 0 ? null : <span class="hidden">{`${marks.join(", ")}: `}</span>}
      </span>
      {goTo === null ? (
        <span class="gutter">{line}</span>
      ) : (
        <button type="button" class="gutter" onClick={goTo} title="Go to a step of this line">
          <span class="hidden">Go to a step of line </span>
          {line}
        </button>
      )}
      <code>
        {pieces.map(({ kind, text }, index) => (
          <span key={index} class={kind}>
            {showText(text)}
          </span>
        ))}
      </code>
    </li>
  );
}

function paintLines(lines: readonly string[]): Piece[][] {
  const painted: Piece[][] = [[]];
  for (const { kind, text } of splitSource(lines.join("\n"))) {
    for (const [index, piece] of text.split("\n").entries()) {
      if (index > 0) painted.push([]);
      if (piece !== "") painted.at(-1)?.push({ kind, text: piece });
    }
  }
  return painted;
}

/** Where the step was scheduled, where its callback is defined, and where it prints or at least runs. */
function findMarks(step: Step, run: Replay): Map<number, Mark[]> {
  const marks = new Map<number, Mark[]>();
  const add = (line: number | null, mark: Mark): void => {
    if (line === null) return;
    const own = marks.get(line) ?? [];
    if (!own.includes(mark)) marks.set(line, [...own, mark]);
  };
  const own = (site: Site | undefined): number | null =>
    site?.file === run.trace.source.file ? site.line : null;
  add(own(step.scheduledBy.site), "scheduled");
  add(run.defined[findAt(run.trace.steps, step.n)] ?? null, "defined");
  const printing = step.prints.map(({ site }) => own(site)).filter((line) => line !== null);
  for (const line of printing) add(line, "prints");
  if (printing.length === 0 && step.phase !== "main") add(own(step.runsAt), "runs");
  return marks;
}

/** For each line, the places of the steps that print there, else that run there, else that it schedules. */
function findTargets(steps: readonly Step[], run: Replay): Map<number, number[]> {
  const { file } = run.trace.source;
  const ranked = new Map<number, Map<number, number[]>>();
  const add = (site: Site | undefined, rank: number, at: number): void => {
    if (site?.file !== file) return;
    const ranks = ranked.get(site.line) ?? new Map<number, number[]>();
    ranks.set(rank, [...(ranks.get(rank) ?? []), at]);
    ranked.set(site.line, ranks);
  };
  for (const [at, { prints, runsAt, scheduledBy, phase }] of steps.entries()) {
    for (const { site } of prints) add(site, 0, at);
    if (phase !== "main") add(runsAt, 1, at);
    add(scheduledBy.site, 2, at);
  }
  return new Map(
    [...ranked].map(([line, ranks]) => [line, ranks.get(0) ?? ranks.get(1) ?? ranks.get(2) ?? []]),
  );
}

/** A line that several steps share leads to the next of them. */
function findNext(places: readonly number[], { at, goTo }: Player): (() => void) | null {
  const [first] = places;
  if (first === undefined) return null;
  return () => goTo(places.find((place) => place > at) ?? first);
}

/** Scrolls the box, and never the page. */
function showMarks(box: HTMLOListElement | null): void {
  const marked = box?.querySelector<HTMLElement>(".prints, .runs, .defined, .scheduled");
  if (!box || !marked) return;
  const top = marked.offsetTop - box.offsetTop;
  const isSeen =
    top >= box.scrollTop && top + marked.offsetHeight <= box.scrollTop + box.clientHeight;
  if (!isSeen) box.scrollTop = top - box.clientHeight / 3;
}
