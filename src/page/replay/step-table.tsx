import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { Step } from "../../loop/trace.ts";
import { showText } from "./show-text.ts";
import type { Player } from "./use-replay.ts";
import { PHASE_WORDS } from "./words.ts";

const TITLES = ["Step", "Phase", "Turn", "Scheduled by", "Prints", "Rule"];

/** All steps at once: to read on, and to print. */
export function StepTable({ player }: { player: Player }): VNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <section class="part all-steps" aria-labelledby="steps-title">
      <div class="aside">
        <h2 id="steps-title">All steps</h2>
        <button type="button" class="save" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? "Hide the table" : "Show the table, with the whole output"}
        </button>
      </div>
      <div class={isOpen ? "body" : "body closed"}>
        <div class="scroll" role="group" aria-label="All steps" tabIndex={0} data-keys="scroll">
          <table>
            <thead>
              <tr>
                {TITLES.map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <Rows player={player} />
            </tbody>
          </table>
        </div>
      </div>
    </section>
  );
}

function Rows({ player: { run, steps, step, goToStep } }: { player: Player }): VNode {
  return (
    <>
      {steps.map((one) => (
        <>
          {one.n === run.cutBefore ? (
            <tr>
              <td colSpan={TITLES.length}>{`${run.cut} steps are left out here.`}</td>
            </tr>
          ) : null}
          <Row key={one.n} step={one} isNow={one.n === step.n} goToStep={goToStep} />
        </>
      ))}
    </>
  );
}

function Row(row: { step: Step; isNow: boolean; goToStep: (n: number) => void }): VNode {
  const { step, isNow, goToStep } = row;
  const { n, phase, iteration, scheduledBy, prints, why } = step;
  const { site, api } = scheduledBy;
  const origin = site === undefined ? api : `line ${site.line} ${api}`;
  return (
    <tr class={isNow ? "current" : ""}>
      <th scope="row">
        <button type="button" class="link" onClick={() => goToStep(n)}>
          {n}
        </button>
      </th>
      <td class={phase}>
        <span class="phase-name">{PHASE_WORDS[phase].name}</span>
      </td>
      <td>{iteration === 0 ? "–" : iteration}</td>
      <td>{phase === "main" ? "" : showText(origin)}</td>
      <td class="text">{showText(prints.map(({ text }) => text.trimEnd()).join(", "))}</td>
      <td>{why.join(", ")}</td>
    </tr>
  );
}
