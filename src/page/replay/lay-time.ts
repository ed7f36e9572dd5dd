import type { Phase, Step, StepTime, Trace } from "../../loop/trace.ts";
import type { ChildLife } from "./find-children.ts";

/** A step on the time line; all places are pixels, all times milliseconds. */
export interface Block {
  n: number;
  phase: Phase;
  row: number;
  x: number;
  width: number;
  from: number;
  to: number;
  /** The step that scheduled it, and where on the line it did. */
  maker: number;
  made: number;
  /** When a timer was due, and where that is. */
  due: { x: number; at: number } | null;
}

/** A stretch in which nothing ran, and that is drawn shorter than it was. */
export interface Gap {
  x: number;
  width: number;
  ms: number;
  /** Steps that the page does not hold ran in it. */
  isCut: boolean;
}

/** A time line as it is drawn. */
export interface TimeLayout {
  width: number;
  blocks: Block[];
  gaps: Gap[];
  rows: Phase[];
  beside: SideRow[];
}

/** What ran beside the main thread: the callbacks of a worker thread, or a child process as long as it lived. */
export interface SideRow {
  name: string;
  kind: "thread" | "child";
  bars: { x: number; width: number; text: string }[];
}

/** To scale, or with short steps widened and idle stretches shortened. */
export type TimeScale = "readable" | "exact";

const ROWS: readonly Phase[] = [
  ...(["main", "nextTick", "microtask", "timers", "pending", "poll", "check", "close"] as const),
  "process",
];
const LEAST_BLOCK = 16;
const LEAST_GAP = 5;
const MOST_GAP = 34;

/** Lays steps out along the time in which they ran; without times, one beside the other. */
export function layTime(facts: {
  steps: readonly Step[];
  /** The time of a step by its number. */
  timeOf: (n: number) => StepTime | undefined;
  threads?: Trace["threads"];
  children?: readonly ChildLife[];
  /** The first step behind those that were left out. */
  cutBefore?: number | null;
  width: number;
  scale: TimeScale;
}): TimeLayout {
  const { steps, timeOf, width, scale, threads = [], children = [], cutBefore = null } = facts;
  const spans = listSpans(steps, timeOf);
  const rows = ROWS.filter((phase) => steps.some((step) => step.phase === phase));
  const axis = scale === "exact" ? layExactly(spans, width) : layReadably(spans, width);
  const places = new Map(spans.map((span, at) => [span.step.n, at]));
  const gaps = axis.gaps.map((gap) => ({ ...gap, isCut: spans[gap.at]?.step.n === cutBefore }));
  const blocks = spans.map(({ step, from, to }, at) => {
    const x = axis.starts[at] ?? 0;
    const end = axis.ends[at] ?? x;
    const own = timeOf(step.n);
    const makerAt = places.get(step.scheduledBy.step);
    const made = own?.made ?? null;
    const makerEnd = makerAt === undefined ? 0 : (axis.ends[makerAt] ?? 0);
    const dueAt = findDue(step, made);
    return {
      ...{ n: step.n, phase: step.phase, row: rows.indexOf(step.phase), x },
      ...{ width: Math.max(3, end - x), from, to, maker: step.scheduledBy.step },
      made: made === null ? makerEnd : axis.find(made),
      due: dueAt === null ? null : { x: axis.find(dueAt), at: dueAt },
    };
  });
  return {
    width: axis.width,
    blocks,
    gaps,
    rows,
    beside: [...layThreads(threads, axis), ...layChildren(children, axis)],
  };
}

function layChildren(children: readonly ChildLife[], axis: Axis): SideRow[] {
  return children.map(({ line, from, to }) => {
    const [x, end] = [axis.find(from), axis.find(to)];
    const text = `A child process of line ${line}: ${Math.round(to - from)} ms`;
    return {
      ...{ name: `child line ${line}`, kind: "child" },
      bars: [{ x, width: Math.max(2, end - x), text }],
    };
  });
}

function layThreads(threads: Trace["threads"], axis: Axis): SideRow[] {
  return threads.map(({ thread, steps, times = [] }) => ({
    ...{ name: `thread ${thread}`, kind: "thread" },
    bars: steps.flatMap(({ phase, prints }, at) => {
      const { from = null, to = null } = times[at] ?? {};
      if (from === null || to === null) return [];
      const [x, end] = [axis.find(from), axis.find(to)];
      const text = [phase, ...prints.map((print) => print.text.trimEnd())].join(", ");
      return [{ x, width: Math.max(2, end - x), text }];
    }),
  }));
}

interface TimedStep {
  step: Step;
  from: number;
  to: number;
}

/** What has no time is as long as the others, and comes behind them. */
function listSpans(
  steps: readonly Step[],
  timeOf: (n: number) => StepTime | undefined,
): TimedStep[] {
  let last = 0;
  return steps.map((step) => {
    const own = timeOf(step.n);
    const from = Math.max(last, own?.from ?? last + 1);
    const to = Math.max(from, own?.to ?? from + 1);
    last = to;
    return { step, from, to };
  });
}

/** When a timer is due that was set at a time: after its delay, as its call tells. */
function findDue({ phase, scheduledBy: { api } }: Step, made: number | null): number | null {
  const delay = /(\d+) ms$/.exec(api)?.[1];
  if (phase !== "timers" || made === null || delay === undefined) return null;
  return made + Number(delay);
}

interface Axis {
  width: number;
  starts: number[];
  ends: number[];
  /** Each with the place of the step that ends it. */
  gaps: (Omit<Gap, "isCut"> & { at: number })[];
  /** The place of a time. */
  find: (ms: number) => number;
}

function layExactly(spans: readonly TimedStep[], width: number): Axis {
  const end = Math.max(0.001, spans.at(-1)?.to ?? 0);
  const find = (ms: number): number => (Math.min(end, Math.max(0, ms)) / end) * width;
  return {
    ...{ width, gaps: [], find },
    starts: spans.map(({ from }) => find(from)),
    ends: spans.map(({ to }) => find(to)),
  };
}

function layReadably(spans: readonly TimedStep[], room: number): Axis {
  const count = spans.length;
  const least = count * (LEAST_BLOCK + LEAST_GAP);
  const width = Math.max(room, least);
  const busy = spans.reduce((sum, { from, to }) => sum + (to - from), 0);
  const idle = sumGaps(spans);
  const scale = (width - least) / Math.max(0.001, busy + idle);
  const sizes = spans.map(({ from, to }, at) => {
    const gap = from - (spans[at - 1]?.to ?? 0);
    return {
      gap: LEAST_GAP + Math.min(MOST_GAP, gap * scale),
      ms: gap,
      size: LEAST_BLOCK + (to - from) * scale,
    };
  });
  const total = sizes.reduce((sum, { gap, size }) => sum + gap + size, 0);
  // What the gaps leave goes to the blocks.
  const stretch = busy === 0 ? 0 : Math.max(0, width - total) / busy;
  const axis: Axis = { width, starts: [], ends: [], gaps: [], find: () => 0 };
  let x = 0;
  for (const [at, { gap, ms, size }] of sizes.entries()) {
    if (gap >= LEAST_GAP + MOST_GAP) axis.gaps.push({ x, width: gap, ms, at });
    x += gap;
    axis.starts.push(x);
    const { from = 0, to = 0 } = spans[at] ?? {};
    x += size + (to - from) * stretch;
    axis.ends.push(x);
  }
  axis.find = (ms) => findPlace(ms, spans, axis);
  return axis;
}

function sumGaps(spans: readonly TimedStep[]): number {
  return spans.reduce((sum, { from }, at) => sum + (from - (spans[at - 1]?.to ?? 0)), 0);
}

/** Inside of a step or a gap time goes evenly. */
function findPlace(ms: number, spans: readonly TimedStep[], { starts, ends }: Axis): number {
  const at = spans.findIndex(({ to }) => ms <= to);
  const span = spans[at];
  if (span === undefined) return ends.at(-1) ?? 0;
  const [start = 0, end = 0, before = 0] = [starts[at], ends[at], ends[at - 1]];
  if (ms >= span.from) return share(ms, [span.from, span.to], [start, end]);
  return share(ms, [spans[at - 1]?.to ?? 0, span.from], [before, start]);
}

function share(
  value: number,
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): number {
  return to <= from ? start : start + ((value - from) / (to - from)) * (end - start);
}
