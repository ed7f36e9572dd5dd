import type { VNode } from "preact";
import type { Player } from "./use-replay.ts";
import { PHASE_WORDS, tellPlace } from "./words.ts";

/** The bar that one scrubs with: a film of the steps, each in the colour of its phase. */
export function Controls({ player }: { player: Player }): VNode {
  const { steps, at, playing, goTo, goBy, setPlaying } = player;
  const { phase } = player.step;
  const last = steps.length - 1;
  const toggle = (): void => {
    if (!playing && at === last) goTo(0);
    setPlaying(!playing);
  };
  const move = (to: number): void => {
    setPlaying(false);
    goTo(to);
  };
  const step = (by: number): void => {
    setPlaying(false);
    goBy(by);
  };
  return (
    <div class="controls" role="group" aria-label="Replay">
      <div class="buttons">
        <Button name="First step" sign="«" off={at === 0} press={() => move(0)} />
        <Button name="Step back" sign="‹" off={at === 0} press={() => step(-1)} />
        <button type="button" class="play" onClick={toggle}>
          {playing ? "Pause" : "Play"}
        </button>
        <Button name="Next step" sign="›" off={at === last} press={() => step(1)} />
        <Button name="Last step" sign="»" off={at === last} press={() => move(last)} />
        <p class="place">
          <b>{tellPlace(player)}</b> <span class={`chip ${phase}`}>{PHASE_WORDS[phase].name}</span>
        </p>
        <Internals player={player} />
      </div>
      <Film player={player} move={move} />
    </div>
  );
}

/** A frame for each step; the thumb of the slider is the frame around the one that is looked at. */
function Film({ player, move }: { player: Player; move: (to: number) => void }): VNode {
  const { steps, at, step } = player;
  return (
    <div class="film" style={{ "--n": steps.length }}>
      <div class="frames" aria-hidden="true">
        {steps.map(({ n, phase }, index) => (
          <span key={n} class={`${phase} ${index <= at ? "past" : ""}`} />
        ))}
      </div>
      <input
        type="range"
        min={0}
        max={steps.length - 1}
        step={1}
        value={at}
        aria-label="Step"
        aria-valuetext={`${tellPlace(player)}, ${PHASE_WORDS[step.phase].name}`}
        onInput={(event) => move(Number(event.currentTarget.value))}
      />
    </div>
  );
}

function Button(button: { name: string; sign: string; off: boolean; press: () => void }): VNode {
  const { name, sign, off, press } = button;
  return (
    <button
      type="button"
      class="icon"
      aria-label={name}
      title={name}
      disabled={off}
      onClick={press}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}

/** Node's own callbacks are left out, unless there are some and somebody wants to see them. */
function Internals({ player }: { player: Player }): VNode | null {
  const { run, internals, setInternals } = player;
  const hidden = run.trace.steps.filter(({ internal }) => internal).length;
  if (hidden === 0) return null;
  return (
    <label class="own">
      <input
        type="checkbox"
        checked={internals}
        onChange={(event) => setInternals(event.currentTarget.checked)}
      />{" "}
      {`Node's own steps (${hidden})`}
    </label>
  );
}
