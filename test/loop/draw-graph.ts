import type {
  Segment,
  SegmentAct,
  SegmentGraph,
  SegmentKind,
} from "../../src/loop/model/segment.ts";

/** One segment, by what is special about it. */
export interface Part {
  kind: SegmentKind;
  delay?: number;
  children?: string[];
  clears?: string[];
  moves?: string[];
  frees?: string[];
  quits?: boolean;
  seen?: boolean;
  setsLate?: boolean;
  slow?: boolean;
  opens?: "handle" | "thread";
  certain?: number;
}

function listActs({ children = [], clears = [], moves = [], frees = [] }: Part): SegmentAct[] {
  const act = (does: SegmentAct["does"]) => (key: string) => ({ does, key });
  return [
    ...children.map(act("add")),
    ...clears.map(act("clear")),
    ...moves.map(act("move")),
    ...frees.map(act("free")),
  ];
}

/** Each part prints its own name; main is `m`. */
export function drawGraph(
  parts: Record<string, Part>,
  more: Partial<SegmentGraph> = {},
): SegmentGraph {
  const segments = Object.entries(parts).map(([key, part], rank): [string, Segment] => [
    key,
    {
      key,
      ...{ delay: 1, seen: true, own: true, slow: false, setsLate: false, quits: false },
      ...{ opens: null, certain: null },
      ...{ step: rank, rank },
      ...part,
      acts: listActs(part),
      texts: [`${key}\n`],
    },
  ]);
  const base = {
    variants: new Map(),
    strays: false,
    insideLoop: false,
    timersAgain: false,
    unknowns: [],
  };
  return { segments: new Map(segments), ...base, ...more };
}
