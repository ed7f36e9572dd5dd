import type { VNode } from "preact";
import type { Step } from "../../loop/trace.ts";
import { findRule } from "./find-rule.ts";
import { findStep } from "./find-step.ts";
import { RuleText } from "./said.tsx";
import { showText } from "./show-text.ts";
import type { Player } from "./use-replay.ts";
import { PHASE_WORDS, tellTurn } from "./words.ts";

/** What runs in the step, and why it does so now. */
export function Now({ player }: { player: Player }): VNode {
  const { show, step } = player;
  const rules = step.why.flatMap((name) => findRule(show, name) ?? []);
  return (
    <div class={`now ${step.phase}`}>
      <p class="where">
        <b>{PHASE_WORDS[step.phase].name}</b> <span class="quiet">{tellTurn(step)}</span>
      </p>
      <Origin step={step} goToStep={player.goToStep} />
      {step.n === player.run.cutBefore ? (
        <p class="quiet">{`${player.run.cut} steps before this one are not in the page.`}</p>
      ) : null}
      <Makes player={player} />
      <h3>Why now?</h3>
      {rules.map((rule) => (
        <RuleText key={rule.name} rule={rule} show={show} />
      ))}
      <Race player={player} />
    </div>
  );
}

function Origin({ step, goToStep }: { step: Step; goToStep: (n: number) => void }): VNode {
  const { scheduledBy } = step;
  if (step.phase === "main") return <p>The script runs from its first line to its last.</p>;
  const { site } = scheduledBy;
  return (
    <p>
      <code>{showText(scheduledBy.api)}</code>
      {site === undefined ? null : ` of line ${site.line}`}
      {step.phase === "process" ? null : (
        <>
          {", scheduled by "}
          <button type="button" class="link" onClick={() => goToStep(scheduledBy.step)}>
            step {scheduledBy.step}
          </button>
        </>
      )}
    </p>
  );
}

/** That no rule put it here, but only the time that everything took. */
function Race({ player: { run, step, goToStep } }: { player: Player }): VNode | null {
  const against = run.trace.races?.find((race) => race.step === step.n)?.against ?? [];
  if (against.length === 0) return null;
  return (
    <p class="race">
      <b>Race:</b> no rule puts it before{" "}
      {against.slice(0, MOST).map((n, at) => (
        <>
          {at === 0 ? "" : ", "}
          <button type="button" class="link" onClick={() => goToStep(n)}>
            step {n}
          </button>
        </>
      ))}
      ; only time did.
    </p>
  );
}

/** What it schedules, as far as that ran. */
function Makes({ player }: { player: Player }): VNode | null {
  const { run, step, goToStep, internals } = player;
  const made = step.schedules.flatMap((n) => findStep(run.trace.steps, n) ?? []);
  const shown = made.filter(({ internal }) => internals || !internal);
  if (shown.length === 0) return null;
  return (
    <>
      <h3>It schedules</h3>
      <ul class="makes">
        {shown.slice(0, MOST).map(({ n, phase, scheduledBy: { api } }) => (
          <li key={n} class={phase}>
            <button type="button" onClick={() => goToStep(n)} title={`Go to step ${n}`}>
              <code>{showText(api)}</code>
            </button>
          </li>
        ))}
        {shown.length > MOST ? <li>{`and ${shown.length - MOST} more`}</li> : null}
      </ul>
    </>
  );
}

const MOST = 12;
