import type { LoopEvent, MarkEvent } from "./event.ts";
import { buildSteps } from "./reduce/build-steps.ts";
import { measureSteps } from "./reduce/measure-steps.ts";
import { parseEvents } from "./reduce/parse-events.ts";
import type { Walk } from "./reduce/ran.ts";
import { walkEvents } from "./reduce/walk.ts";
import { splitLines } from "./split-lines.ts";
import type { End, Mode, Print, Site, Step, Trace } from "./trace.ts";

/** What a traced run gave. */
export interface TraceFacts {
  /** What the tracer wrote. */
  events: string;
  stdout: string;
  end: End;
  mode: Mode;
  /** The learner's file as people name it. */
  source: Trace["source"];
  /** Maps places in what ran to places in the learner's file. */
  toSource: (site: Site) => Site;
  /** What a plain run printed; `null` when none was made. */
  plain: string[] | null;
}

/** A trace, and the walk that it comes from. */
export interface Traced {
  trace: Trace;
  walk: Walk;
}

/** Turns a traced run into steps with their reasons. */
export function buildTrace(facts: TraceFacts): Traced {
  const { threads } = parseEvents(facts.events);
  const main = threads.get(0) ?? [];
  const walk = walkEvents(main);
  const start = main.find(isStart);
  const printed = splitLines(facts.stdout);
  const isCut = walk.capped || facts.end.stopped !== null;
  const plain = isCut ? (facts.plain?.slice(0, printed.length) ?? null) : facts.plain;
  const sameAsPlain = plain === null || isSame(plain, printed);
  const build = (one: Walk): Step[] =>
    buildSteps(one, facts.mode).map((step) => moveStep(step, facts.toSource));
  const measured = measureSteps(main, walk);
  const trace: Trace = {
    schemaVersion: 1,
    node: start?.v ?? "unknown",
    uv: start?.uv ?? "unknown",
    mode: facts.mode,
    source: facts.source,
    steps: build(walk),
    printed,
    end: { ...facts.end, stopped: facts.end.stopped ?? (walk.capped ? "events" : null) },
    threads: listThreads(threads, build, measured?.zero ?? null),
    ...(measured === null ? {} : { times: measured.times }),
    checks: {
      fifoOk: walk.fifoOk,
      fifoBad: walk.fifoBad,
      unlabelled: countUnlabelled(walk, printed),
      capped: walk.capped,
      sameAsPlain,
      ...(plain === null ? { compared: false as const } : {}),
      ...(sameAsPlain || plain === null ? {} : { plain }),
    },
  };
  return { trace, walk };
}

function listThreads(
  threads: ReadonlyMap<number, LoopEvent[]>,
  build: (walk: Walk) => Step[],
  zero: number | null,
): Trace["threads"] {
  return [...threads].flatMap(([thread, events]) => {
    if (thread === 0) return [];
    const walk = walkEvents(events);
    const measured = measureSteps(events, walk, zero);
    const own = { thread, steps: build(walk) };
    return [measured === null ? own : { ...own, times: measured.times }];
  });
}

function isStart(event: LoopEvent): event is MarkEvent {
  return event.k === "start";
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, at) => line === b[at]);
}

/** Callbacks without a known resource, and lines that no callback is known to have printed. */
function countUnlabelled(walk: Walk, printed: readonly string[]): number {
  const texts = walk.steps.flatMap(({ prints }) => prints.filter(isOut).map(({ text }) => text));
  const known = splitLines(texts.join("")).length;
  return walk.unlabelled + Math.max(0, printed.length - known);
}

function isOut({ stream }: Print): boolean {
  return stream === "out";
}

function moveStep(step: Step, toSource: (site: Site) => Site): Step {
  const { site } = step.scheduledBy;
  return {
    ...step,
    scheduledBy: { ...step.scheduledBy, ...(site === undefined ? {} : { site: toSource(site) }) },
    ...(step.runsAt === undefined ? {} : { runsAt: toSource(step.runsAt) }),
    prints: step.prints.map((print) =>
      print.site === undefined ? print : { ...print, site: toSource(print.site) },
    ),
  };
}
