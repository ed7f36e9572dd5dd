import type { VNode } from "preact";
import type { Phase, QueueName } from "../../loop/trace.ts";
import { ANGLES, findPlaces, RING } from "./find-place.ts";
import type { Place } from "./find-place.ts";
import { findAt } from "./find-step.ts";
import type { Player } from "./use-replay.ts";
import { PHASE_WORDS, tellTurn } from "./words.ts";

const TRACK = 158;
const TICKS = 86;
const MICRO = 0;
const OUTSIDE = 205;

/** The loop as a ring; the token is at the callback that runs. */
export function Ring({ player }: { player: Player }): VNode {
  const { run, step } = player;
  const place = findPlaces(run.trace.steps)[findAt(run.trace.steps, step.n)];
  if (place === undefined) return <p>This step is not in the page.</p>;
  const turn = tellTurn(step);
  const name = PHASE_WORDS[step.phase].name;
  return (
    <figure class="ring">
      <svg viewBox="-222 -222 444 444" role="img" aria-label={`${name}, ${turn}`}>
        <circle class="track" r={TRACK} />
        <Arrows />
        <Wells player={player} place={place} />
        <path class="lead" d={`M ${polar(-135, OUTSIDE - 6)} L ${polar(-128, TRACK)}`} />
        {RING.map((phase) => (
          <Station key={phase} phase={phase} player={player} host={place.host} />
        ))}
        {(["main", "process"] as const).map((phase) => (
          <Station key={phase} phase={phase} player={player} host={place.host} />
        ))}
        <Token place={place} phase={step.phase} n={step.n} />
        <text class="turn" x="212" y="-196" text-anchor="end">
          {step.iteration === 0 ? "before turn 1" : turn}
        </text>
      </svg>
    </figure>
  );
}

function polar(angle: number, radius: number): string {
  const [x, y] = spot(angle, radius);
  return `${x} ${y}`;
}

function spot(angle: number, radius: number): [number, number] {
  const turn = (angle * Math.PI) / 180;
  return [Math.round(Math.cos(turn) * radius), Math.round(Math.sin(turn) * radius)];
}

/** Between the phases, so that one sees which way round it goes. */
function Arrows(): VNode {
  return (
    <g class="arrows">
      {[-54, 18, 90, 162, 234].map((angle) => (
        <path
          key={angle}
          d="M -6 -6 L 3 0 L -6 6"
          transform={`rotate(${angle}) translate(${TRACK} 0) rotate(90)`}
        />
      ))}
    </g>
  );
}

function Station(station: { phase: Phase; player: Player; host: Phase }): VNode | null {
  const { phase, player, host } = station;
  const { step } = player;
  const isOutside = phase === "main" || phase === "process";
  const radius = phase === "main" ? OUTSIDE + 8 : isOutside ? OUTSIDE - 5 : TRACK;
  const [x, y] = spot(ANGLES[phase] ?? 0, radius);
  const waiting = isQueue(phase) ? step.queuesBefore[phase].length : 0;
  const state = step.phase === phase ? "on" : host === phase ? "host" : "off";
  return (
    <g class={`station ${phase} ${state}`} transform={`translate(${x} ${y})`}>
      <rect x="-43" y="-17" width="86" height="34" rx="17" />
      <text text-anchor="middle" y="5">
        {PHASE_WORDS[phase].name}
      </text>
      {waiting === 0 ? null : (
        <g transform="translate(40 -16)">
          <circle class="badge" r="11" />
          <text class="badge-text" text-anchor="middle" y="4.5">
            {waiting}
          </text>
        </g>
      )}
    </g>
  );
}

function isQueue(phase: Phase): phase is QueueName {
  return phase !== "main" && phase !== "process";
}

/** The two queues that are emptied after every callback, inside of the ring. */
function Wells({ player: { step }, place: at }: { player: Player; place: Place }): VNode {
  const { nextTick, microtask } = step.queuesBefore;
  return (
    <g>
      <path
        class={`spoke ${at.depth === "ring" ? "" : "on"}`}
        d={`M ${polar(at.angle, TRACK)} L ${polar(at.angle, at.depth === "microtask" ? MICRO : TICKS)}`}
      />
      <circle class={`well nextTick ${at.depth === "nextTick" ? "on" : ""}`} r="108" />
      <circle class={`well microtask ${at.depth === "microtask" ? "on" : ""}`} r="64" />
      <path id="ticks-arc" class="none" d={arc(81)} />
      <path id="micro-arc" class="none" d={arc(38)} />
      <text class={`well-text nextTick ${at.depth === "nextTick" ? "on" : ""}`}>
        <textPath href="#ticks-arc" startOffset="50%" text-anchor="middle">
          {nextTick.length === 0 ? "ticks" : `ticks: ${nextTick.length}`}
        </textPath>
      </text>
      <text class={`well-text microtask ${at.depth === "microtask" ? "on" : ""}`}>
        <textPath href="#micro-arc" startOffset="50%" text-anchor="middle">
          {microtask.length === 0 ? "microtasks" : `microtasks: ${microtask.length}`}
        </textPath>
      </text>
    </g>
  );
}

/** Upper half of a circle, read from left to right, turned to where no phase is. */
function arc(radius: number): string {
  return `M ${polar(-144, radius)} A ${radius} ${radius} 0 0 1 ${polar(36, radius)}`;
}

function Token({ place: at, phase, n }: { place: Place; phase: Phase; n: number }): VNode {
  const outside = at.host === "main" ? OUTSIDE + 8 : at.host === "process" ? OUTSIDE - 5 : TRACK;
  const host = phase === "process" ? OUTSIDE - 5 : outside;
  const radius = at.depth === "ring" ? host : at.depth === "nextTick" ? TICKS : MICRO;
  const shift = at.depth === "ring" ? " above" : "";
  return (
    <g class="orbit" style={{ transform: `rotate(${at.angle}deg)` }}>
      <g class="orbit" style={{ transform: `translateX(${radius}px)` }}>
        <g class="orbit" style={{ transform: `rotate(${-at.angle}deg)` }}>
          <g class={`token ${phase}${shift}`}>
            <circle r={n > 99 ? 17 : 13} />
            <text text-anchor="middle" y="4.5">
              {n}
            </text>
          </g>
        </g>
      </g>
    </g>
  );
}
