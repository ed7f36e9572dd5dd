/** The phases have a colour each, beside their name. */
const PHASES = `
:root {
  --main: #43484e; --nextTick: #7434a0; --microtask: #2458b3; --timers: #8f5200; --pending: #5c5c1f;
  --poll: #0b6152; --check: #ab2a59; --close: #6a4a35; --process: #4d5a66;
  --keyword: #7434a0; --string: #0b6152; --number: #7d4800; --lift: #fff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --main: #cfd2d6; --nextTick: #d3a6f3; --microtask: #93bcff; --timers: #f2b866; --pending: #d2d27e;
    --poll: #74d4bf; --check: #ff9ac0; --close: #dbb89c; --process: #b3c0cc;
    --keyword: #d3a6f3; --string: #8fdcc9; --number: #f2b866; --lift: #1c2125;
  }
}
.main { --phase: var(--main); } .nextTick { --phase: var(--nextTick); } .microtask { --phase: var(--microtask); }
.timers { --phase: var(--timers); } .pending { --phase: var(--pending); } .poll { --phase: var(--poll); }
.check { --phase: var(--check); } .close { --phase: var(--close); } .process { --phase: var(--process); }
`;

const STAGE = `
body:has(#replay) { max-width: 98rem; padding-top: 1.4rem; }
body:has(#replay) h1 { font-size: clamp(1.6rem, 1.2rem + 1.4vw, 2.2rem); }
body:has(#replay) .lead { margin-top: 0.3rem; }
body:has(#replay) .kind { margin-bottom: 0.3rem; }
.replay { margin-top: 1rem; }
.replay h2 { font-size: 1.05rem; }
.replay h3 { font-size: 0.95rem; margin: 0 0 0.3rem; }
.replay button { font: inherit; color: inherit; cursor: pointer; }
.replay button:disabled { cursor: default; }
.link { padding: 0; border: 0; background: none; color: var(--accent); text-decoration: underline; text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
.replay .link { color: var(--accent); }
.fine { font-size: 0.9rem; }
.site { display: flex; flex-wrap: wrap; gap: 0.2rem 1.6rem; margin: 0.8rem 0 0; }
.variants { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1.2rem; margin-bottom: 1rem; }
.variants p { margin: 0; }
.only { font-weight: 600; }
.switch { display: flex; flex-wrap: wrap; gap: 0; margin: 0; padding: 0; border: 1px solid var(--quiet); border-radius: 0.45rem; overflow: hidden; }
.switch label { padding: 0.25rem 0.8rem; cursor: pointer; }
.switch label + label { border-left: 1px solid var(--quiet); }
.switch input { position: absolute; opacity: 0; }
.switch .on { background: var(--ink); color: var(--paper); }
.switch label:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: -3px; }
.switch label:has(:disabled) { color: var(--quiet); cursor: default; text-decoration: line-through; }
.parting { flex-basis: 100%; color: var(--quiet); }
.stage { display: grid; gap: 1.5rem 2.2rem; grid-template-columns: minmax(0, 1fr); }
.stage > section { margin: 0; padding: 0; border: 0; display: block; min-width: 0; }
@media (min-width: 48rem) {
  .stage { grid-template-columns: minmax(0, 1.1fr) minmax(0, 1fr); }
  .stage > .waiting { grid-column: 1 / -1; }
}
@media (min-width: 76rem) {
  .stage { grid-template-columns: minmax(0, 1.25fr) minmax(0, 1fr) minmax(0, 1.1fr); }
  .stage > .waiting { grid-column: auto; }
}
`;

const CODE = `
.source { margin: 0 0 1.4rem; padding: 0.6rem 0; max-height: 26rem; overflow: auto; border-radius: 0.5rem; background: var(--code); list-style: none; }
.source li { display: flex; align-items: center; height: 1.42rem; min-width: fit-content; border-left: 4px solid transparent; padding-right: 0.4rem; }
.source code { flex: 1; padding: 0; background: none; white-space: pre; font-size: 0.84rem; line-height: 1.65; }
.source .gutter { flex: none; width: 2.2rem; padding: 0 0.7rem 0 0; border: 0; background: none; text-align: right; color: var(--quiet); font-size: 0.8rem; }
.source button.gutter { text-decoration: underline; text-underline-offset: 0.25em; text-decoration-color: var(--rule); text-decoration-thickness: 2px; }
.source button.gutter:hover { color: var(--ink); text-decoration-color: currentColor; }
.source .keyword { color: var(--keyword); } .source .string { color: var(--string); }
.source code .number { color: var(--number); }
.source .comment { color: var(--quiet); font-style: italic; }
.source .prints, .source .runs { border-left-color: var(--phase); background: color-mix(in srgb, var(--phase) 11%, var(--code)); }
.source .prints .gutter, .source .runs .gutter, .source .prints .comment, .source .runs .comment { color: var(--ink); }
.source .marks { position: sticky; left: 0; flex: none; display: flex; width: 3rem; padding-left: 0.3rem; font-size: 0.78rem; line-height: 1.65; color: var(--phase); font-weight: 700; }
.source .marks > span:not(.hidden) { width: 0.9rem; text-align: center; }
.legend { display: flex; gap: 0.2rem 1.1rem; flex-wrap: wrap; margin: -0.9rem 0 1rem; color: var(--quiet); }
.legend b { color: var(--phase); }
.source .scheduled, .source .defined { border-left-color: color-mix(in srgb, var(--phase) 45%, transparent); }
.output { margin: 0 0 1rem; padding: 0.6rem 0.4rem; border-radius: 0.5rem; border: 1px solid var(--rule); list-style: none; counter-reset: line; max-height: 20rem; overflow: auto; }
.output li { display: flex; align-items: center; counter-increment: line; border-left: 4px solid transparent; min-height: 1.9rem; }
.output li::before { content: counter(line); flex: none; width: 2.1rem; padding-right: 0.7rem; text-align: right; color: var(--quiet); font-size: 0.8rem; }
.output button { flex: 1; min-width: 0; padding: 0.1rem 0.3rem; border: 0; background: none; text-align: left; border-radius: 0.25rem; }
.output button:hover { background: var(--code); }
.output code { padding: 0; background: none; white-space: pre-wrap; }
.output .new { border-left-color: var(--phase); background: color-mix(in srgb, var(--phase) 16%, transparent); }
.output .new code { font-weight: 700; }
.output .blank { flex: none; width: min(9rem, 60%); height: 0.55rem; border-radius: 1rem; background: var(--code); }
.output .err { margin-right: 0.5em; color: var(--bad); font-size: 0.8rem; }
.output .was { margin-left: 0.8em; color: var(--quiet); font-size: 0.8rem; }
`;

const RING = `
.ring { max-width: 23rem; margin: 0 auto 0.6rem; }
.ring svg { width: 100%; overflow: visible; color: inherit; }
.ring svg text { fill: var(--ink); font-size: 15px; font-weight: 600; }
.track { fill: none; stroke: var(--rule); stroke-width: 10; }
.arrows path { fill: none; stroke: var(--quiet); stroke-width: 2.5; stroke-linecap: round; stroke-linejoin: round; }
.lead { stroke: var(--rule); stroke-width: 4; stroke-dasharray: 1 7; stroke-linecap: round; margin: 0; }
.none { fill: none; stroke: none; }
.well { fill: color-mix(in srgb, var(--phase) 9%, var(--paper)); stroke: color-mix(in srgb, var(--phase) 35%, transparent); stroke-width: 1.5; transition: fill 0.3s; }
.well.on { fill: color-mix(in srgb, var(--phase) 30%, var(--paper)); stroke: var(--phase); stroke-width: 2.5; }
.ring svg .well-text { fill: var(--phase); font-size: 13.5px; }
.spoke { stroke: transparent; stroke-width: 5; }
.spoke.on { stroke: var(--rule); }
.station rect { fill: var(--paper); stroke: var(--quiet); stroke-width: 1.5; }
.station.host rect { stroke: var(--phase); stroke-width: 3; }
.ring svg .station.host > text { fill: var(--phase); }
.station.on rect { fill: var(--phase); stroke: var(--phase); }
.ring svg .station.on > text { fill: var(--paper); }
.badge { fill: var(--phase); stroke: var(--paper); stroke-width: 2.5; }
.ring svg .badge-text { fill: var(--paper); font-size: 12.5px; }
.ring svg .turn { font-size: 17px; fill: var(--quiet); }
.loop > .tools { justify-content: center; margin: 0 0 1rem; }
.token circle { fill: var(--ink); stroke: var(--paper); stroke-width: 3; }
.ring svg .token text { fill: var(--paper); font-size: 12.5px; }
.token.above { transform: translateY(-29px); }
.orbit { transition: transform 0.55s cubic-bezier(0.4, 0, 0.2, 1); }
.now { border-left: 4px solid var(--phase); padding-left: 1rem; }
.now p { margin-bottom: 0.4rem; }
.now .where { font-size: 1.15rem; }
.now .where b { color: var(--phase); }
.now h3 { margin-top: 0.8rem; }
.now > :last-child { margin-bottom: 0; }
.rule { margin-bottom: 0.7rem; }
.rule-title { margin: 0; }
.rule a { white-space: nowrap; }
.rule .lessons a { white-space: normal; }
.lessons { margin: -0.35rem 0 0.9rem; padding-left: 1.1rem; color: var(--quiet); }
.lessons li::marker { content: "→ "; }
.lessons .command { padding: 0; background: none; color: var(--accent); overflow-wrap: anywhere; }
.makes { display: flex; flex-wrap: wrap; gap: 0.3rem; margin: 0 0 0.7rem; padding: 0; list-style: none; }
.makes button { padding: 0 0.6em; border: 1.5px solid var(--phase); border-radius: 1em; background: var(--lift); color: var(--phase); font-size: 0.84rem; }
.makes code { padding: 0; background: none; }
.now .race b { color: var(--timers); }
.why-not { scroll-margin: 9rem; margin-top: 0.9rem; padding: 0.7rem 0.9rem; border-radius: 0.5rem; background: var(--code); }
.why-not h3 { margin-top: 0; }
.why-not > :last-child { margin-bottom: 0; }
.why-not code { background: var(--paper); }
`;

const QUEUES = `
.hint { margin: 0.8rem 0 0; }
.lanes { display: grid; gap: 0.55rem; }
.lane { padding: 0.5rem 0.8rem 0.6rem; border-left: 4px solid var(--phase); border-radius: 0 0.5rem 0.5rem 0; background: color-mix(in srgb, var(--phase) 6%, var(--paper)); }
.lane h3 { margin: 0; color: var(--phase); }
.lane h3 .quiet { font-weight: 400; font-size: 0.86rem; }
.lane.empty { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.8rem; padding-block: 0.25rem; background: none; border-left-color: var(--rule); }
.nothing { margin: 0; color: var(--quiet); font-size: 0.86rem; }
.group { margin: 0.35rem 0 0; font-size: 0.84rem; color: var(--quiet); }
.belt ol { display: flex; flex-wrap: wrap; gap: 0.45rem 0.4rem; margin: 0.35rem 0 0; padding: 0 0 0.3rem; list-style: none; border-bottom: 3px dotted color-mix(in srgb, var(--phase) 40%, transparent); }
.card { padding: 0; border: 0; animation: arrive 0.35s ease-out; }
.belt .card button { display: grid; padding: 0.2rem 0.6rem; border: 1.5px solid color-mix(in srgb, var(--phase) 55%, transparent); border-radius: 0.4rem; background: var(--lift); text-align: left; line-height: 1.35; }
.belt .card button:hover:enabled { border-color: var(--phase); }
.belt .card code { padding: 0; background: none; font-size: 0.82rem; overflow-wrap: anywhere; }
.belt .line, .belt .note { font-size: 0.78rem; color: var(--quiet); }
.belt .now button { background: var(--phase); border-color: var(--phase); color: var(--paper); }
.belt .now .line, .belt .now .note { color: var(--paper); }
.belt .now { padding: 0; border: 0; }
.belt .picked button { border-color: var(--ink); box-shadow: 0 0 0 1.5px var(--ink); }
.belt .open:not(.now) button { border-style: dashed; }
.belt .free:not(.now) button { border-style: dotted; border-width: 2px; }
.clock { margin-left: 0.8em; padding: 0 0.6em; border-radius: 1em; background: var(--phase); color: var(--paper); font-size: 0.8rem; font-weight: 600; }
.belt.ready .group { color: var(--phase); font-weight: 600; }
.belt.slow .card:not(.now) button { background: repeating-linear-gradient(-45deg, var(--lift) 0 7px, color-mix(in srgb, var(--phase) 7%, var(--lift)) 7px 14px); }
@keyframes arrive { from { opacity: 0; transform: translateX(1.6rem); } }
`;

const CONTROLS = `
.controls { position: sticky; bottom: 0; z-index: 2; margin: 1.4rem 0 0; padding: 0.7rem 0 0.8rem; background: var(--paper); border-top: 1px solid var(--rule); }
.buttons { display: flex; flex-wrap: wrap; align-items: center; gap: 0.4rem; margin-bottom: 0.55rem; }
.buttons button { min-width: 2.5rem; min-height: 2.3rem; padding: 0 0.6rem; border: 1px solid var(--quiet); border-radius: 0.45rem; background: var(--lift); }
.buttons button:hover:enabled { border-color: var(--ink); }
.buttons button:disabled { color: var(--quiet); border-color: var(--rule); background: none; }
.buttons .icon { font-size: 1.25rem; line-height: 1; }
.buttons .play { min-width: 5rem; background: var(--accent); border-color: var(--accent); color: var(--paper); font-weight: 650; }
.place { margin: 0 0 0 0.6rem; white-space: nowrap; }
.chip { padding: 0.1em 0.7em; border-radius: 1em; background: var(--phase); color: var(--paper); font-size: 0.9rem; font-weight: 600; }
.own { margin-left: auto; font-size: 0.92rem; }
.film { position: relative; container-type: inline-size; height: 2.1rem; }
.frames { display: flex; gap: 2px; height: 100%; }
.frames span { flex: 1; border-radius: 3px; background: color-mix(in srgb, var(--phase) 26%, var(--paper)); }
.frames .past { background: var(--phase); }
.film input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; background: none; appearance: none; cursor: pointer; }
.film input::-webkit-slider-runnable-track { height: 2.1rem; background: none; }
.film input::-webkit-slider-thumb { appearance: none; width: max(14px, calc(100cqi / var(--n))); height: 2.1rem; border: 3px solid var(--ink); border-radius: 5px; background: transparent; box-shadow: 0 0 0 2px var(--paper); }
.film input::-moz-range-track { height: 2.1rem; background: none; }
.film input::-moz-range-thumb { box-sizing: border-box; width: max(14px, calc(100cqi / var(--n))); height: 2.1rem; border: 3px solid var(--ink); border-radius: 5px; background: transparent; }
@media (max-width: 40rem) {
  .place { order: -1; flex-basis: 100%; margin: 0; }
  .own { margin-left: 0; }
  .source { max-height: 20rem; }
}
`;

const TIMES = `
.times { display: block; margin-top: 1.6rem; padding-top: 1.2rem; }
.times p { margin-bottom: 0.5rem; }
.scroll-x { overflow-x: auto; overflow-y: hidden; padding-bottom: 0.3rem; }
.times svg { overflow: visible; color: var(--ink); }
.times svg text { fill: var(--quiet); font-size: 12px; }
.times svg .row { fill: var(--phase); font-size: 13.5px; font-weight: 600; }
.times .base { stroke: var(--rule); stroke-width: 1; }
.times rect { fill: color-mix(in srgb, var(--phase) 30%, var(--paper)); stroke: var(--phase); stroke-width: 1; cursor: pointer; }
.times .bar-past rect { fill: var(--phase); }
.times .bar-now rect { fill: var(--phase); stroke: var(--ink); stroke-width: 3; }
.times svg .bar-text { fill: var(--ink); font-size: 11.5px; font-weight: 600; pointer-events: none; }
.times svg .bar-past .bar-text, .times svg .bar-now .bar-text { fill: var(--paper); }
.playhead { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 2 4; }
.arrow path { fill: none; stroke: var(--ink); stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.arrow.earlier path { opacity: 0.45; stroke-width: 1.5; }
.arrow.next path { stroke-dasharray: 5 4; opacity: 0.7; stroke-width: 1.5; }
.arrow.next .tip { stroke-dasharray: none; }
.due .wait { stroke: var(--timers); stroke-width: 2; stroke-dasharray: 1 4; stroke-linecap: round; }
.due .late { stroke: var(--bad); stroke-width: 3; }
.due:not(.now) { opacity: 0.4; }
.due .tick { stroke: var(--timers); stroke-width: 2; }
.beside rect { fill: var(--quiet); stroke: none; }
.beside.child rect { fill: var(--code); stroke: var(--quiet); stroke-dasharray: 3 2; }
.times svg .beside .row { fill: var(--quiet); }
.idle line { stroke: var(--rule); stroke-width: 8; }
.tools { display: flex; flex-wrap: wrap; align-items: center; gap: 0.4rem 1.2rem; margin-top: 0.4rem; }
.replay .save { padding: 0.1rem 0.7rem; border: 1px solid var(--quiet); border-radius: 0.4rem; background: none; }
.save:hover { border-color: var(--ink); }
`;

const PARTS = `
.replay .part { margin-top: 2rem; padding-top: 1.2rem; }
.replay h2 a { margin-left: 0.6em; font-size: 0.85rem; font-weight: 400; }
.replay .primary { min-height: 2.3rem; padding: 0 1rem; border: 1px solid var(--accent); border-radius: 0.45rem; background: var(--accent); color: var(--paper); font-weight: 650; }
.pieces { margin: 0; padding: 0; max-width: 44rem; list-style: none; }
.piece { display: flex; gap: 0.35rem; margin-bottom: 0.35rem; }
.piece button { border: 1.5px solid var(--rule); border-radius: 0.4rem; background: var(--lift); }
.piece button:hover:enabled { border-color: var(--quiet); }
.piece button:disabled { color: var(--quiet); background: none; }
.piece .grip { flex: 1; min-width: 0; display: flex; align-items: center; gap: 0.6rem; padding: 0.3rem 0.7rem; text-align: left; cursor: grab; touch-action: none; user-select: none; }
.piece .grip code { padding: 0; background: none; overflow-wrap: anywhere; }
.piece .dots { color: var(--quiet); }
.piece.held .grip { border-color: var(--accent); background: var(--soft); cursor: grabbing; }
.piece .nudge { flex: none; width: 2.3rem; min-height: 2.2rem; }
.edge { display: flex; gap: 0.7rem; margin: 0 0 0.35rem 1.1rem; padding-left: 0.9rem; border-left: 3px solid var(--bad); }
.edge > span { color: var(--bad); font-weight: 700; }
.edge p { margin: 0.15rem 0; }
.edge.race { border-left-color: var(--timers); }
.edge.race > span { color: var(--timers); }
.verdict { min-height: 1.6rem; margin: 0.9rem 0 0; }
.forks, .forks ul { margin: 0; padding: 0; list-style: none; }
.forks ul { margin-left: 0.8rem; border-left: 2px solid var(--rule); }
.forks ul > li { position: relative; margin-top: 0.8rem; padding-left: 1.4rem; }
.forks ul > li::before { content: ""; position: absolute; left: 0; top: 0.85rem; width: 1.1rem; border-top: 2px solid var(--rule); }
.forks ul > li:last-child::after { content: ""; position: absolute; left: -2px; top: calc(0.85rem + 2px); bottom: 0; width: 2px; background: var(--paper); }
.stretch { display: flex; flex-wrap: wrap; align-items: center; gap: 0.3rem 1.5rem; }
.stretch code { position: relative; padding: 0.15rem 0.55rem; overflow-wrap: anywhere; }
.stretch code + code::before { content: "→"; position: absolute; left: -1.2rem; color: var(--quiet); }
.forks .race { margin: 0.35rem 0 0; color: var(--quiet); }
.forks .race b { color: var(--timers); }
.known { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.2rem 0.7rem; margin-top: 0.25rem; color: var(--quiet); }
.known .command { margin: 0; background: none; padding: 0; color: var(--accent); overflow-wrap: anywhere; }
.known .command::before { content: "→ "; }
.known .this { background: var(--ink); font-size: 0.8rem; }
.facts { margin: 0; padding: 0; list-style: none; max-width: 52rem; }
.facts li { display: flex; gap: 0.8rem; padding: 0.35rem 0; border-bottom: 1px solid var(--rule); }
.facts li > :first-child { flex: none; width: 1.4rem; height: 1.4rem; margin-top: 0.05rem; border-radius: 50%; text-align: center; line-height: 1.4rem; font-weight: 700; font-size: 0.85rem; background: var(--rule); color: var(--ink); }
.facts .yes > :first-child { background: var(--accent); color: var(--paper); }
.facts .no > :first-child { background: var(--bad); color: var(--paper); }
.phase-name { color: var(--phase); font-weight: 600; }
.current { background: var(--code); }
.closed { display: none; }
`;

const QUIET = `
@media (prefers-reduced-motion: reduce) {
  .replay *, .replay *::before { animation: none !important; transition: none !important; }
}
@media print {
  :root { --lift: #fff; }
  .controls, .why-not, .tools, #predict, .part .save, .replay h2 a { display: none; }
  .closed { display: block; }
  .source, .output { max-height: none; overflow: visible; }
  .stage { grid-template-columns: 1fr 1fr; }
}
@media (forced-colors: active) {
  :root { --main: CanvasText; --nextTick: CanvasText; --microtask: CanvasText; --timers: CanvasText; --pending: CanvasText; --poll: CanvasText; --check: CanvasText; --close: CanvasText; --process: CanvasText; --lift: Canvas; }
}
`;

/** The styles of the page of a snippet, beside those of every page. */
export const REPLAY_STYLES = [
  PHASES,
  STAGE,
  CODE,
  RING,
  QUEUES,
  CONTROLS,
  TIMES,
  PARTS,
  QUIET,
].join("");
