import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { findStep } from "./find-step.ts";
import { listPrintedLines } from "./print-lines.ts";
import type { PrintedLine } from "./print-lines.ts";
import { showText } from "./show-text.ts";
import type { Player } from "./use-replay.ts";

/** What was printed so far; of what is to come only how many lines there are. */
export function Output({ player }: { player: Player }): VNode {
  const { run, step, goToStep } = player;
  const lines = useMemo(() => listPrintedLines(run.trace.steps), [run]);
  const places = useMemo(() => findPlaces(player), [run]);
  if (lines.length === 0) return <p class="quiet">It prints nothing.</p>;
  return (
    <ol class="output">
      {lines.map((line, index) => {
        const isThere = line.step <= step.n;
        const isNew = line.step <= step.n && line.last >= step.n;
        const state = isNew
          ? `new ${step.phase}`
          : isThere
            ? (findStep(run.trace.steps, line.step)?.phase ?? "")
            : "ahead";
        return (
          <li key={index} class={state}>
            {isThere ? (
              <Printed line={line} was={places.get(index)} go={() => goToStep(line.step)} />
            ) : (
              <span class="blank">
                <span class="hidden">not printed yet</span>
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Printed(row: { line: PrintedLine; was: string | undefined; go: () => void }): VNode {
  const { line, was, go } = row;
  return (
    <button type="button" onClick={go} title={`Go to step ${line.step}`}>
      {line.stream === "err" ? <span class="err">stderr</span> : null}
      <code>{line.text === "" ? " " : showText(line.text)}</code>
      {was === undefined ? null : <span class="was">{was}</span>}
    </button>
  );
}

/** Where a line came in the first run, if that was elsewhere. */
function findPlaces({ show, run, runAt }: Player): Map<number, string> {
  const places = new Map<number, string>();
  const [base] = show.runs;
  if (runAt === 0 || base === undefined) return places;
  const before = listPrintedLines(base.trace.steps).map(({ text }) => text);
  const seen = new Map<string, number>();
  for (const [index, { text }] of listPrintedLines(run.trace.steps).entries()) {
    const from = seen.get(text) ?? 0;
    const was = before.indexOf(text, from);
    seen.set(text, was + 1);
    if (was === -1) places.set(index, "not in the first run");
    else if (was !== index) places.set(index, `line ${was + 1} in the first run`);
  }
  return places;
}
