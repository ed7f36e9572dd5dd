import type { VNode } from "preact";
import type { Replay } from "../../loop/replay/replay.ts";
import type { Mode } from "../../loop/trace.ts";
import { findRule } from "./find-rule.ts";
import { Said } from "./said.tsx";
import { showText } from "./show-text.ts";
import type { Player } from "./use-replay.ts";

const KINDS: Record<Mode, string> = { cjs: "CommonJS", esm: "ES module" };

/** Which run is replayed: as which kind of module, on which Node. */
export function Variants({ player }: { player: Player }): VNode {
  const { show, run, chooseRun } = player;
  const { node, uv, mode } = run.trace;
  const modes = listOf(show.runs.map(({ trace }) => trace.mode));
  const nodes = listOf(show.runs.map(({ trace }) => trace.node));
  const find = (wanted: { mode: Mode; node: string }): number =>
    show.runs.findIndex(({ trace }) => trace.mode === wanted.mode && trace.node === wanted.node);
  return (
    <div class="variants">
      <Switch
        name="Module type"
        options={modes.map((one) => ({ label: KINDS[one], at: find({ mode: one, node }) }))}
        isChosen={(at) => show.runs[at]?.trace.mode === mode}
        choose={chooseRun}
      />
      <Switch
        name="Node"
        options={nodes.map((one) => ({ label: `Node ${one}`, at: find({ mode, node: one }) }))}
        isChosen={(at) => show.runs[at]?.trace.node === node}
        choose={chooseRun}
      />
      <p class="quiet">{`libuv ${uv}`}</p>
      <Parting player={player} />
    </div>
  );
}

function listOf<T>(all: readonly T[]): T[] {
  return [...new Set(all)];
}

function Switch(field: {
  name: string;
  options: readonly { label: string; at: number }[];
  isChosen: (at: number) => boolean;
  choose: (at: number) => void;
}): VNode {
  const { name, options, isChosen, choose } = field;
  const [only] = options;
  if (options.length === 1) return <p class="only">{only?.label}</p>;
  return (
    <fieldset class="switch">
      <legend class="hidden">{name}</legend>
      {options.map(({ label, at }) => (
        <label key={label} class={isChosen(at) ? "on" : ""}>
          <input
            type="radio"
            name={name}
            disabled={at === -1}
            checked={isChosen(at)}
            onChange={() => choose(at)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

/** Where this run first differs from the first one, and by which rule. */
function Parting({ player }: { player: Player }): VNode | null {
  const { show, run, runAt } = player;
  const [base] = show.runs;
  if (runAt === 0 || base === undefined) return null;
  const first = nameRun(base);
  const { difference } = run;
  if (difference === null) return <p class="parting">{`It prints the same as ${first}.`}</p>;
  const { race, other, base: was, why, place } = difference;
  const rule = why === null ? null : findRule(show, why);
  return (
    <p class="parting">
      {`Line ${place + 1} is `}
      <Line text={other} />
      {`, where ${first} printed `}
      <Line text={was} />
      {". "}
      {race ? "Both are orders of the same race." : rule === null ? "" : <Said text={rule.says} />}
    </p>
  );
}

function Line({ text }: { text: string | null }): VNode {
  return text === null ? <>nothing</> : <code>{showText(text)}</code>;
}

function nameRun({ trace }: Replay): string {
  return `Node ${trace.node} as ${KINDS[trace.mode]}`;
}
